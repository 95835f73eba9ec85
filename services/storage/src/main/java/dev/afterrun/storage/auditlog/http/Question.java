package dev.afterrun.storage.auditlog.http;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Administered;
import dev.afterrun.storage.auditlog.WantedActs;
import dev.afterrun.storage.auditlog.WantedActs.From;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked for behind the address, as it came. */
record Question(
        @Nullable String before,
        @Nullable String after,
        @Nullable String since,
        @Nullable String until,
        @Nullable String who,
        @Nullable String act) {

    /** The acts that are meant; 422 where a word is not of its form. */
    WantedActs about(Optional<Administered> whose) {
        return new WantedActs(
                whose, from(), time("since", since), time("until", until), Optional.ofNullable(who), wantedAct());
    }

    /** The same question from another position on. */
    String next(long position) {
        return "?"
                + Stream.of(
                                word(after == null ? "before" : "after", Long.toString(position)),
                                word("since", since),
                                word("until", until),
                                word("who", who),
                                word("act", act))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("&"));
    }

    private static Optional<String> word(String name, @Nullable String value) {
        return Optional.ofNullable(value).map(text -> name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private From from() {
        if (before != null && after != null) {
            throw invalid("give one of 'before' and 'after', not both");
        }
        if (after != null) {
            return new From.After(position("after", after));
        }
        return before == null ? new From.Newest() : new From.Before(position("before", before));
    }

    private static long position(String name, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw invalid("'" + name + "' is a position, a whole number, such as an answer has in 'next'");
        }
        return Long.parseLong(text);
    }

    private static Optional<Instant> time(String name, @Nullable String text) {
        try {
            var time = Optional.ofNullable(text).map(Instant::parse);
            if (time.filter(Question::isFar).isPresent()) {
                throw invalid("'" + name + "' is a time from 1970 to 9999");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw invalid("'" + name + "' is a time such as 2026-01-31T12:00:00Z");
        }
    }

    /** Beyond what the database and readers know. */
    private static boolean isFar(Instant time) {
        return time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-12-31T23:59:59Z"));
    }

    private Optional<Act> wantedAct() {
        return Optional.ofNullable(act)
                .map(word -> Act.of(word)
                        .orElseThrow(() -> invalid("'act' is one of "
                                + Stream.of(Act.values()).map(Act::word).collect(Collectors.joining(", ")))));
    }

    private static ProblemException invalid(String why) {
        return new ProblemException(ProblemType.INVALID.because(why));
    }
}
