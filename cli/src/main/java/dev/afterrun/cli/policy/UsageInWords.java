package dev.afterrun.cli.policy;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.retention.QuotaStanding;
import dev.afterrun.contracts.retention.RepositoryUsage;
import dev.afterrun.contracts.retention.RepositoryUsage.HeldFiles;
import dev.afterrun.contracts.retention.RepositoryUsage.Uncounted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a repository uses: all of it, its quotas, then a line for each that holds some. */
final class UsageInWords {
    private UsageInWords() {}

    static List<String> of(RepositoryUsage usage) {
        var lines = new ArrayList<String>();
        lines.add(Failure.oneLine(usage.repository() + " has " + sum(usage.files(), usage.bytes())));
        usage.quotas().forEach(quota -> lines.add(Failure.oneLine(line(quota))));
        if (!usage.uncounted().equals(Uncounted.NONE)) {
            lines.add(line(usage.uncounted()));
        }
        if (!usage.held().isEmpty()) {
            var table = new Table("SIZE", "FILES", "HELD BY");
            usage.held().forEach(held -> table.row(cells(held)));
            lines.addAll(table.lines());
        }
        return lines;
    }

    private static String[] cells(HeldFiles held) {
        return new String[] {
            new ByteSize(held.bytes()).rounded(), Long.toString(held.files()), Failure.oneLine(held.by())
        };
    }

    private static String line(Uncounted uncounted) {
        return "not counted, and counted anew within a day: " + sum(uncounted.files(), uncounted.bytes());
    }

    private static String line(QuotaStanding quota) {
        return "quota of " + quota.of() + ": " + sum(quota.files(), quota.bytes())
                + bounds(", warned above ", quota.softFiles(), quota.softBytes())
                + bounds(", at most ", quota.hardFiles(), quota.hardBytes())
                + standing(quota);
    }

    private static String standing(QuotaStanding quota) {
        if (quota.aboveHard()) {
            return ": over its quota, the oldest files of pull requests go";
        }
        return quota.aboveSoft() ? ": nearly used up" : "";
    }

    private static String bounds(String what, Optional<Long> files, Optional<Long> bytes) {
        var words = Stream.concat(
                        bytes.map(most -> new ByteSize(most).rounded()).stream(),
                        files.map(most -> Figures.count(most, "file")).stream())
                .toList();
        return words.isEmpty() ? "" : what + String.join(" or ", words);
    }

    private static String sum(long files, long bytes) {
        return Figures.count(files, "file") + ", " + new ByteSize(bytes);
    }
}
