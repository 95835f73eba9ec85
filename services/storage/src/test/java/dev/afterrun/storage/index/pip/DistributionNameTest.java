package dev.afterrun.storage.index.pip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionNameTest {
    @ParameterizedTest
    @CsvSource({
        "rerun_sdk-0.24.0a1-cp39-abi3-manylinux_2_31_x86_64.whl, rerun-sdk, 0.24.0a1",
        "Zope.Interface-7.0-1-cp312-cp312-win_amd64.whl, zope-interface, 7.0",
        "a-1+local.2-py2.py3-none-any.whl, a, 1+local.2",
        "a__b._c-1!2.0.post1-py3-none-any.whl, a-b-c, 1!2.0.post1",
    })
    void aWheelsNameSaysProjectAndVersion(String fileName, String project, String version) {
        assertThat(DistributionName.parse(fileName)).contains(new DistributionName(project, version));
    }

    @ParameterizedTest
    @CsvSource({
        "rerun_sdk-0.24.0a1.tar.gz, rerun-sdk, 0.24.0a1",
        "Zope.Interface-7.0.tar.gz, zope-interface, 7.0",
        "my-old-name-1!2.0.post1.tar.gz, my-old-name, 1!2.0.post1",
        "a1-2.tar.gz, a1, 2",
    })
    void anSdistsNameSaysThemToo(String fileName, String project, String version) {
        assertThat(DistributionName.parse(fileName)).contains(new DistributionName(project, version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.whl",
                "a-1.whl",
                "a-1-py3-none.whl",
                "a-1-b-py3-none-any.whl",
                "a-1-py3-none-any.zip",
                "ä-1-py3-none-any.whl",
                "a b-1-py3-none-any.whl",
                "-1-py3-none-any.whl",
                "a.tar.gz",
                "linux-x86_64.tar.gz",
                "a-1.tar.bz2",
                "a-1.tgz",
                "-1.tar.gz",
                "a b-1.tar.gz",
            })
    void whatIsNamedOtherwiseIsNeither(String fileName) {
        assertThat(DistributionName.parse(fileName)).isEmpty();
    }

    @Test
    void allSpellingsOfAProjectAreOne() {
        assertThat(DistributionName.normalized("Friendly-._.-BARD")).isEqualTo("friendly-bard");
    }
}
