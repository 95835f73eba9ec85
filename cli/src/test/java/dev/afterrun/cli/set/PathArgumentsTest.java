package dev.afterrun.cli.set;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.persisted.disk.Bases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class PathArgumentsTest {
    private final PathArguments arguments =
            new PathArguments(new Bases(Path.of("/home/ci/work/rocket"), Path.of("/home/ci"), Path.of("/")));

    @Test
    void whatAShellMadeWholeIsSaidByItsBaseAgain() {
        assertThat(rule("/home/ci/.m2/repository")).isEqualTo("~/.m2/repository");
        assertThat(rule("/home/ci/work/rocket/target")).isEqualTo("target");
        assertThat(rule("/var/cache/x")).isEqualTo("/var/cache/x");
        assertThat(rule("/home/cinderella")).isEqualTo("/home/cinderella");
    }

    @Test
    void relativePathsAreOfTheWorkingDirectory() {
        assertThat(rule("target/**")).isEqualTo("target/**");
        assertThat(rule("./target/")).isEqualTo("target");
        assertThat(rule("../other")).isEqualTo("~/work/other");
        assertThat(rule("~/.cargo/registry")).isEqualTo("~/.cargo/registry");
    }

    @Test
    void signsStayBeforeThePath() {
        assertThat(rule("!/home/ci/.m2/repository/org/acme")).isEqualTo("!~/.m2/repository/org/acme");
        assertThat(rule("=%target")).isEqualTo("=%target");
    }

    @Test
    void aNameThatBeginsLikeASignIsStillAName() {
        assertThat(rule("./!important")).isEqualTo("./!important");
        assertThat(rule("./~/x")).isEqualTo("./~/x");
    }

    private String rule(String argument) {
        return arguments.rules(List.of(argument)).getFirst();
    }
}
