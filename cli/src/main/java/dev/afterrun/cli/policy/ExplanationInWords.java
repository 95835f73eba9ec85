package dev.afterrun.cli.policy;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.retention.Explanation;
import dev.afterrun.contracts.retention.FilesGone;
import dev.afterrun.contracts.retention.FilesUnderRule;
import dev.afterrun.contracts.retention.Hold;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why files are here, one line for each file or rule, and for each thing that holds them. */
final class ExplanationInWords {
    private ExplanationInWords() {}

    static List<String> of(Explanation explanation) {
        var lines = new ArrayList<String>();
        explanation.files().forEach(files -> lines.add(line(files)));
        if (explanation.more() > 0) {
            lines.add("… and " + Figures.count(explanation.more(), "more line"));
        }
        explanation.gone().forEach(gone -> lines.add(line(gone)));
        explanation.holds().forEach(hold -> lines.add(line(hold)));
        if (lines.isEmpty()) {
            lines.add(explanation.of() + " has no files");
        }
        return lines.stream().map(Failure::oneLine).toList();
    }

    private static String line(FilesUnderRule files) {
        return what(files.job(), files.attempt(), files.first(), files.files()) + ", "
                + new ByteSize(files.bytes()) + ": rule '" + files.rule() + "', " + files.why() + ": "
                + until(files.ends(), "no end for now")
                // By what: the lines below say.
                + (files.goes().equals(files.ends()) ? "" : "; held " + until(files.goes(), "for now"));
    }

    private static String until(Optional<Instant> time, String none) {
        return time.map(end -> "until " + time(end)).orElse(none);
    }

    private static String line(FilesGone gone) {
        return what(gone.job(), gone.attempt(), gone.first(), gone.files()) + ": gone"
                + gone.went().map(time -> " since " + time(time)).orElse("")
                + gone.rule().map(rule -> ", by rule '" + rule + "'").orElse("");
    }

    private static String line(Hold hold) {
        return switch (hold.kind()) {
            case PIN ->
                "held by pin " + hold.pin().map(Object::toString).orElse("") + " of " + hold.by()
                        + hold.path().map(path -> " on " + path).orElse("")
                        + hold.until().map(time -> " until " + time(time)).orElse(" until it is ended")
                        + hold.reason().map(reason -> ": " + reason).orElse("");
            case POINTER -> "held by the pointer " + hold.by() + " while it leads here";
            case COMMAND ->
                "held by " + hold.by()
                        + hold.until().map(time -> " until " + time(time)).orElse("");
        };
    }

    private static String what(String job, int attempt, ArtifactPath first, int files) {
        return job + (attempt == 1 ? "" : ", attempt " + attempt) + ": "
                + (files == 1 ? first.value() : Figures.count(files, "file") + " (" + first + ", …)");
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
