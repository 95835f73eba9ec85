package dev.afterrun.system;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.system.JobRun.PullRequestAt;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Runs of several pull requests, as a CI system has them: one or two jobs each, some with files and some without, some
 * tried a second time.
 *
 * @param runs each run's jobs, in the order in which its CI system finishes them
 */
record Workload(RepositoryName repository, List<PullRequestAt> pullRequests, List<List<JobRun>> runs) {
    private static final int PULL_REQUESTS = 5;
    private static final int LARGEST_FILE = 300 * 1024;
    private static final List<Conclusion> CONCLUSIONS = List.of(Conclusion.values());

    static Workload of(String repository, int runs, Random random) {
        var name = new RepositoryName("system", repository);
        var pullRequests = IntStream.rangeClosed(1, PULL_REQUESTS)
                .mapToObj(number -> new PullRequestAt(number, commit(random)))
                .toList();
        var all = IntStream.range(0, runs)
                .mapToObj(run -> run(name, pullRequests.get(run % PULL_REQUESTS), "run-" + run, random))
                .toList();
        return new Workload(name, pullRequests, all);
    }

    /** The runs in so many portions, one after the other. */
    List<List<List<JobRun>>> inPortions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> runs.subList(i * runs.size() / count, (i + 1) * runs.size() / count))
                .toList();
    }

    /** The same runs, whose jobs made nothing. */
    Workload withoutFiles() {
        return new Workload(
                repository,
                pullRequests,
                runs.stream()
                        .map(run -> run.stream()
                                .map(job -> job.withAttempt(job.attempt(), Map.of()))
                                .toList())
                        .toList());
    }

    static Commit commit(Random random) {
        var bytes = new byte[20];
        random.nextBytes(bytes);
        return new Commit(HexFormat.of().formatHex(bytes));
    }

    private static List<JobRun> run(RepositoryName repository, PullRequestAt at, String run, Random random) {
        var jobs = new ArrayList<JobRun>();
        for (var job : random.nextBoolean() ? List.of("unit") : List.of("unit", "package")) {
            var name = run + "-" + job;
            var conclusion = CONCLUSIONS.get(random.nextInt(CONCLUSIONS.size()));
            var first = new JobRun(repository, at, run, 1, name, conclusion, files(name, random));
            jobs.add(first);
            if (random.nextInt(8) == 0) {
                jobs.add(first.withAttempt(2, files(name, random)));
            }
        }
        return List.copyOf(jobs);
    }

    private static Map<String, byte[]> files(String job, Random random) {
        var files = new LinkedHashMap<String, byte[]>();
        // Every other job has none.
        var count = random.nextBoolean() ? 0 : 1 + random.nextInt(2);
        for (var i = 0; i < count; i++) {
            var content = new byte[1 + random.nextInt(random.nextInt(4) == 0 ? LARGEST_FILE : 500)];
            random.nextBytes(content);
            files.put(job + "/file-" + i + ".bin", content);
        }
        return files;
    }
}
