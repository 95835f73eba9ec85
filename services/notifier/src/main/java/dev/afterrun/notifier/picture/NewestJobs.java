package dev.afterrun.notifier.picture;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.function.BinaryOperator.maxBy;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which jobs still count. A later attempt of a run replaces the earlier ones, whenever they arrive; of several runs that
 * have the same job of the same CI system for the same commit, the one that CI started last.
 */
final class NewestJobs {
    private static final Comparator<JobRow> BY_ATTEMPT = comparingInt(JobRow::attempt);
    private static final Comparator<JobRow> BY_START =
            comparing(JobRow::orderedAt).thenComparing(JobRow::run).thenComparing(JobRow::key);

    private NewestJobs() {}

    /** Those that count, by commit; within a commit in the order in which CI started them. */
    static Map<String, List<JobRow>> among(Collection<JobRow> rows) {
        var ofRuns = latest(withoutVainExpectations(rows), NewestJobs::jobOfRun, BY_ATTEMPT);
        var ofJobs = latest(ofRuns, row -> List.of(row.commit(), row.source(), row.job()), BY_START);
        return ofJobs.stream().sorted(BY_START).collect(groupingBy(JobRow::commit, LinkedHashMap::new, toList()));
    }

    /** A re-run of failed jobs may expect those again that it does not run: the end of an earlier attempt stands. */
    private static Collection<JobRow> withoutVainExpectations(Collection<JobRow> rows) {
        var ended = rows.stream()
                .filter(row -> !row.underway())
                .map(NewestJobs::jobOfRun)
                .collect(toSet());
        return rows.stream()
                .filter(row -> !row.expected() || !ended.contains(jobOfRun(row)))
                .toList();
    }

    private static List<String> jobOfRun(JobRow row) {
        return List.of(row.commit(), row.source(), row.job(), row.run());
    }

    private static Collection<JobRow> latest(
            Collection<JobRow> rows, Function<JobRow, List<String>> same, Comparator<JobRow> order) {
        return rows.stream()
                .collect(toMap(same, Function.identity(), maxBy(order), LinkedHashMap::new))
                .values();
    }
}
