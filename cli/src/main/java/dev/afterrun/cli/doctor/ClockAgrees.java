package dev.afterrun.cli.doctor;

import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.doctor.Finding;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Whether the server's clock, as its {@code Date} says, and the one here show the same: tokens begin and end by them. */
record ClockAgrees(Clock clock) implements Look {
    private static final String NAME = "clock";

    /** The field has whole seconds, and the way takes its time. */
    private static final Duration SLIGHT = Duration.ofSeconds(30);

    private static final Duration GRAVE = Duration.ofMinutes(5);
    private static final String MEND = "let NTP set both clocks";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Seen> at(Server server) throws IOException {
        var to = URI.create(server.parts().events() + Discovery.PATH);
        var before = clock.instant();
        var answer = server.http().once(Call.of("asking for the time", to, Outside.PATIENCE));
        var took = Duration.between(before, clock.instant());
        return List.of(Seen.outside(answer.header("Date")
                .flatMap(ClockAgrees::time)
                .map(date -> finding(Duration.between(before.plus(took.dividedBy(2)), date)))
                .orElseGet(() -> Finding.notChecked(NAME, "the answer says not when it was made"))));
    }

    private static Finding finding(Duration ahead) {
        var apart = ahead.abs();
        var what = "the server's is " + apart.toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " the one here";
        if (apart.compareTo(GRAVE) > 0) {
            return Finding.wrong(NAME, what + ": tokens are taken for expired, or for not valid yet", MEND);
        }
        return apart.compareTo(SLIGHT) > 0
                ? Finding.warning(NAME, what, MEND)
                : Finding.ok(NAME, "the server's and the one here show the same");
    }

    /** RFC 9110, 5.6.7. */
    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
