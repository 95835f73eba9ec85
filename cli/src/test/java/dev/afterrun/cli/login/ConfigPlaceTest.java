package dev.afterrun.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.options.Variables;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigPlaceTest {
    private static final Path HOME = Path.of("/home/ada");

    @ParameterizedTest
    @CsvSource({
        "Linux, .config",
        "FreeBSD, .config",
        "Mac OS X, Library/Application Support",
        "Windows 11, AppData/Roaming"
    })
    void everySystemHasAPlaceInTheHome(String system, String place) {
        assertThat(ConfigPlace.named(system).in(HOME, new Variables(Map.of()))).isEqualTo(HOME.resolve(place));
    }

    @ParameterizedTest
    @CsvSource({"Linux, XDG_CONFIG_HOME", "Windows 11, APPDATA"})
    void theEnvironmentMayNameAnother(String system, String variable) {
        assertThat(ConfigPlace.named(system).in(HOME, new Variables(Map.of(variable, "/elsewhere"))))
                .isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void onlyAnAbsoluteOneAsItsSpecificationHasIt() {
        assertThat(ConfigPlace.UNIX.in(HOME, new Variables(Map.of("XDG_CONFIG_HOME", "here"))))
                .isEqualTo(HOME.resolve(".config"));
    }
}
