package dev.afterrun.cli.policy;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.retention.FilesUnderRule;
import dev.afterrun.contracts.retention.PolicyTried;
import dev.afterrun.contracts.retention.PolicyTried.Sum;
import java.util.ArrayList;
import java.util.List;

/** What rules would do: the sums in one line, then one line for what goes together. */
final class TriedInWords {
    private TriedInWords() {}

    static List<String> of(PolicyTried tried) {
        var lines = new ArrayList<String>();
        lines.add("would go at once: " + sum(tried.atOnce()) + "; later: " + sum(tried.later()) + "; no end for now: "
                + sum(tried.staying()));
        if (!tried.files().isEmpty()) {
            var table = new Table("GOES", "RUN", "JOB", "FILES", "SIZE", "RULE", "WHY", "FIRST");
            tried.files().forEach(files -> table.row(cells(tried, files)));
            lines.addAll(table.lines());
        }
        if (tried.more() > 0) {
            lines.add("… and " + Figures.count(tried.more(), "more line") + "; name fewer runs to see them all");
        }
        return lines;
    }

    private static String[] cells(PolicyTried tried, FilesUnderRule files) {
        return new String[] {
            files.goes()
                    .map(time -> time.isAfter(tried.at()) ? ExplanationInWords.time(time) : "at once")
                    .orElse("-"),
            Failure.oneLine(files.run()),
            Failure.oneLine(files.job()),
            Integer.toString(files.files()),
            new ByteSize(files.bytes()).rounded(),
            Failure.oneLine(files.rule()),
            Failure.oneLine(files.why()),
            Failure.oneLine(files.first().value())
        };
    }

    private static String sum(Sum sum) {
        return Figures.count(sum.files(), "file") + " (" + new ByteSize(sum.bytes()) + ")";
    }
}
