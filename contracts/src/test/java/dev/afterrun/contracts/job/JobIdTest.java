package dev.afterrun.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobIdTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/octocat/Hello-World/actions, true",
        "https://jenkins.example/job/hello, false",
        "https://github.com.example/octocat, false",
        "urn:ci:github.com, false",
        "not a URI, false"
    })
    void jobRunsOnTheForgeWhereItsSourceIsThere(String source, boolean does) {
        // Given
        var job = new JobId(new RepositoryId("github.com", "1296269"), source, "42", 1, "build");

        // When // Then
        assertThat(job.runsOnTheForge()).isEqualTo(does);
    }
}
