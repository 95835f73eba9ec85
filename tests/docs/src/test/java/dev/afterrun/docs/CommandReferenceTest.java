package dev.afterrun.docs;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.docs.markdown.GeneratedPart;
import dev.afterrun.launcher.Launcher;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The reference of the command line is what {@code --help} says of every command. */
final class CommandReferenceTest {
    private static final int WIDTH = 100;

    @Test
    void everyCommandIsDescribed() throws IOException {
        var text = new StringBuilder();
        describe(Launcher.commandLine(Surroundings.ofProcess()), text);

        new GeneratedPart("docs/reference/cli.md", "commands").is(text.toString());
    }

    private static void describe(CommandLine command, StringBuilder text) {
        text.append("## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```text\n");
        text.append(usage(command)).append("\n```\n\n");
        command.getSubcommands().values().stream().distinct().forEach(subcommand -> describe(subcommand, text));
    }

    /** At a fixed width, whatever the terminal. */
    private static String usage(CommandLine command) {
        command.setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
        return String.join(
                "\n",
                List.of(command.getUsageMessage(Ansi.OFF).stripTrailing().split("\\R")).stream()
                        .map(String::stripTrailing)
                        .toList());
    }
}
