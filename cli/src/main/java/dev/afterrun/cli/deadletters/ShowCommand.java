package dev.afterrun.cli.deadletters;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.CommonFlags;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code afterrun dead-letters show ID}. */
@Command(name = "show", header = "Shows one, with the event's data.")
final class ShowCommand implements Runnable {
    @Mixin
    private final CommonFlags common = new CommonFlags();

    @Parameters(paramLabel = "ID", description = "As 'list' shows it.")
    private String id = "";

    private final Asking asking;

    ShowCommand(Asking asking) {
        this.asking = asking;
    }

    @Override
    public void run() {
        var letter = asking.deadLetters(common).show(id);
        print("id", Optional.of(letter.id()));
        print("service", letter.service());
        print("topic", letter.topic());
        print("partition", letter.partition());
        print("offset", letter.offset());
        print("key", letter.key());
        print("type", letter.type());
        print("event id", letter.eventId());
        print("failed at", letter.failedAt());
        print("cause", letter.cause());
        letter.value().ifPresent(value -> asking.console().print("\n" + printable(value)));
    }

    private void print(String name, Optional<?> value) {
        value.ifPresent(shown -> asking.console().print(name + ": " + Failure.oneLine(shown.toString())));
    }

    /** The data is whatever somebody sent: line ends stay, what steers a terminal does not. */
    private static String printable(String value) {
        return value.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
    }
}
