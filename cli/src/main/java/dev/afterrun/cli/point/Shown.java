package dev.afterrun.cli.point;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.pointer.Pointer;
import dev.afterrun.contracts.pointer.PointerRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Pointers in words. */
final class Shown {
    private Shown() {}

    /** Where it leads, in one line: {@code latest -> 6e4ddaf… https://…}. */
    static String line(Pointer pointer) {
        return pointer.name() + " -> " + commit(pointer.commit())
                + pointer.follows().map(rule -> ", follows " + rule(rule)).orElse("") + "  " + pointer.page();
    }

    static String commit(Optional<Commit> commit) {
        return commit.map(Commit::hex).orElse("nowhere");
    }

    static String rule(PointerRule rule) {
        return Failure.oneLine(
                rule.branch() + (rule.jobs().isEmpty() ? "" : " (" + String.join(", ", rule.jobs()) + ")"));
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String text(Optional<String> text) {
        return text.map(Failure::oneLine).orElse("-");
    }
}
