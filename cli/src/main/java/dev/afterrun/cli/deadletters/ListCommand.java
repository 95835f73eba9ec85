package dev.afterrun.cli.deadletters;

import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.CommonFlags;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun dead-letters list}. */
@Command(name = "list", header = "Lists what is unresolved, with its cause.")
final class ListCommand implements Runnable {
    private static final int CAUSE_WIDTH = 100;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Asking asking;

    ListCommand(Asking asking) {
        this.asking = asking;
    }

    @Override
    public void run() {
        var letters = asking.deadLetters(common).list();
        if (letters.isEmpty()) {
            asking.console().print("no dead letters");
            return;
        }
        var table = new Table("ID", "SERVICE", "TYPE", "FAILED AT", "CAUSE");
        for (var letter : letters) {
            table.row(
                    letter.id(),
                    shown(letter.service()),
                    shown(letter.type()),
                    shown(letter.failedAt().map(Instant::toString)),
                    shown(letter.cause().map(ListCommand::shortened)));
        }
        table.lines().forEach(asking.console()::print);
    }

    private static String shown(Optional<String> text) {
        return text.map(Failure::oneLine).orElse("-");
    }

    private static String shortened(String cause) {
        return cause.length() <= CAUSE_WIDTH ? cause : cause.substring(0, CAUSE_WIDTH) + "…";
    }
}
