package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.retention.FilesUnderRule;
import dev.afterrun.contracts.retention.PolicyTried.Sum;
import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.retention.FileFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts files that one rule is about and that go together, however many there are. */
final class Tally {
    private static final Comparator<FilesUnderRule> SOONEST_FIRST = Comparator.comparing(
                    (FilesUnderRule files) -> files.goes().orElse(Instant.MAX))
            .thenComparing(FilesUnderRule::run)
            .thenComparing(FilesUnderRule::job)
            .thenComparingInt(FilesUnderRule::attempt)
            .thenComparing(FilesUnderRule::first);

    private final Map<Kind, Count> counts = new LinkedHashMap<>();

    /**
     * One more.
     *
     * @param byRule the end that the rule gives it
     * @param goes when it goes as things are
     */
    void add(JobId job, FileFacts file, FileEnd byRule, Optional<Instant> goes) {
        counts.merge(new Kind(job, byRule, goes), new Count(file.path(), 1, file.size()), Count::and);
    }

    /** What goes first before the others. */
    List<FilesUnderRule> soonestFirst() {
        return counts.entrySet().stream()
                .map(entry -> shown(entry.getKey(), entry.getValue()))
                .sorted(SOONEST_FIRST)
                .toList();
    }

    /** What files add up to that go then. */
    Sum sum(Predicate<Optional<Instant>> goes) {
        return counts.entrySet().stream()
                .filter(entry -> goes.test(entry.getKey().goes()))
                .map(Map.Entry::getValue)
                .reduce(Sum.NONE, (sum, count) -> sum.and(count.files(), count.bytes()), Tally::both);
    }

    private static Sum both(Sum one, Sum other) {
        return one.and(other.files(), other.bytes());
    }

    private static FilesUnderRule shown(Kind kind, Count count) {
        return new FilesUnderRule(
                kind.job().run(),
                kind.job().job(),
                kind.job().attempt(),
                count.first(),
                count.files(),
                count.bytes(),
                kind.byRule().rule(),
                kind.byRule().why(),
                kind.byRule().moment(),
                kind.goes());
    }

    private record Kind(JobId job, FileEnd byRule, Optional<Instant> goes) {}

    private record Count(ArtifactPath first, int files, long bytes) {
        /** Files come by path. */
        Count and(Count other) {
            return new Count(first, files + other.files, bytes + other.bytes);
        }
    }
}
