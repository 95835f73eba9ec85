package dev.afterrun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.docs.markdown.Checkout;
import dev.afterrun.docs.markdown.ShellBlocks;
import dev.afterrun.launcher.Launcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Readers are told to type only what there is. */
final class CommandsTest {
    @Test
    void everyFileThatIsToBeRunCanBeRun() throws IOException {
        var programs =
                commands().map(command -> command.replaceAll(" .*", "")).filter(program -> program.startsWith("./"));

        assertThat(programs.distinct())
                .isNotEmpty()
                .allSatisfy(
                        program -> assertThat(Checkout.ROOT.resolve(program)).isExecutable());
    }

    @Test
    void everyCommandAndOptionOfAfterrunIsKnown() throws IOException {
        var unknown = commands()
                .filter(command -> command.matches("(\\./)?afterrun( .*)?"))
                .flatMap(command -> unknown(command).stream())
                .toList();

        assertThat(unknown).isEmpty();
    }

    private static Stream<String> commands() throws IOException {
        var commands = new ArrayList<String>();
        for (var file : Checkout.markdown()) {
            ShellBlocks.of(file).forEach(commands::add);
        }
        return commands.stream();
    }

    /** What is wrong with the command, if anything is. */
    private static Optional<String> unknown(String command) {
        var line = Launcher.commandLine(Surroundings.ofProcess());
        for (var word : words(command)) {
            if (word.startsWith("--") && !hasOption(line, word.replaceAll("=.*", ""))) {
                return Optional.of(command + ": " + word);
            }
            line = line.getSubcommands().getOrDefault(word, line);
        }
        var needsMore = !line.getSubcommands().isEmpty()
                && line.getCommandSpec().positionalParameters().isEmpty()
                && !command.matches(".*--(help|version)");
        return needsMore ? Optional.of(command + ": which command?") : Optional.empty();
    }

    /** Without the program. */
    private static List<String> words(String command) {
        return Pattern.compile("\\s+").splitAsStream(command).skip(1).toList();
    }

    private static boolean hasOption(CommandLine line, String option) {
        return line.getCommandSpec().optionsMap().containsKey(option);
    }
}
