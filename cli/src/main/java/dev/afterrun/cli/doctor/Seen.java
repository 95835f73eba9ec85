package dev.afterrun.cli.doctor;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.doctor.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A finding, and who made it.
 *
 * @param by {@value #OUTSIDE}, or the service that looked
 * @param end what the command ends with where it is wrong
 */
record Seen(String by, Finding finding, ExitCode end) {
    static final String OUTSIDE = "outside";

    /** What this command sees itself. */
    static Seen outside(Finding finding, ExitCode end) {
        return new Seen(OUTSIDE, finding, end);
    }

    /** What is well, or not so bad that the command ends badly. */
    static Seen outside(Finding finding) {
        return outside(finding, ExitCode.REJECTED);
    }

    /** A failure says already what, why, and the mend. */
    static Seen outside(String check, Failure failure) {
        return outside(
                new Finding(check, Finding.State.WRONG, String.valueOf(failure.getMessage()), Optional.empty()),
                failure.exitCode());
    }

    boolean isWrong() {
        return finding.state() == Finding.State.WRONG;
    }

    /** For people: what was looked at and how it is, and below it the mend. */
    List<String> lines() {
        var name = by.equals(OUTSIDE) ? finding.check() : by + " " + finding.check();
        var first = String.format(Locale.ROOT, "%-6s %s: %s", mark(), name, finding.what());
        return Stream.concat(Stream.of(first), finding.mend().map(mend -> "       mend: " + mend).stream())
                .map(Seen::printable)
                .toList();
    }

    private String mark() {
        return switch (finding.state()) {
            case OK -> "ok";
            case WARNING -> "warn";
            case WRONG -> "WRONG";
            case NOT_CHECKED -> "-";
        };
    }

    /** Part of it comes from a server. */
    private static String printable(String line) {
        return line.replaceAll("\\p{Cntrl}+", " ").stripTrailing();
    }
}
