package dev.afterrun.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabProjectTest {
    @ParameterizedTest
    @CsvSource({
        "company/hello, company/hello",
        "company/tools/hello, company.tools/hello",
        "company/tools/deep/hello, company.tools.deep/hello",
        "company.tools/hello, company..tools/hello",
        "a.b/c/hello.world, a..b.c/hello.world",
        "hello, hello"
    })
    void noTwoProjectsHaveOneName(String path, String name) {
        assertThat(GitLabProject.name(path)).isEqualTo(name);
    }
}
