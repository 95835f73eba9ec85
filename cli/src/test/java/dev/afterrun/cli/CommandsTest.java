package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.options.Surroundings;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

final class CommandsTest {
    private static final List<String> NAMES = Commands.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void aCommandThatIsNamedIsMadeAloneAndHelpsAsAmongAll(String name) {
        // When
        var alone = Afterrun.commandLine(Surroundings.ofProcess(), new String[] {name, "--help"});

        // Then
        var all = Afterrun.commandLine(Surroundings.ofProcess(), List.of());
        assertThat(alone.getSubcommands()).containsOnlyKeys(name);
        assertThat(help(alone, name)).isEqualTo(help(all, name));
    }

    @Test
    void whoNamesNoneIsToldOfAll() {
        assertThat(Afterrun.commandLine(Surroundings.ofProcess(), new String[] {"--help"})
                        .getSubcommands()
                        .keySet())
                .containsExactlyElementsOf(NAMES);
        assertThat(Afterrun.commandLine(Surroundings.ofProcess(), new String[0])
                        .getSubcommands()
                        .keySet())
                .containsExactlyElementsOf(NAMES);
    }

    private static String help(CommandLine line, String name) {
        return Objects.requireNonNull(line.getSubcommands().get(name)).getUsageMessage();
    }
}
