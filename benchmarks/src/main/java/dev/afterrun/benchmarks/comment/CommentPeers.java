package dev.afterrun.benchmarks.comment;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.local.LocalForge;
import java.io.IOException;
import java.time.Duration;

/** What a burst costs the forge, and how long its rows take: Afterrun beside one write a job, on the same forge. */
final class CommentPeers {
    private static final String PEER = "sticky-pull-request-comment";
    private static final Marker OURS = new Marker("pull-request");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Bench bench;
    private final Deployment deployment;
    private final ForgeWatch watch;

    CommentPeers(Bench bench, Deployment deployment, ForgeWatch watch) {
        this.bench = bench;
        this.deployment = deployment;
        this.watch = watch;
    }

    /** Each in its turn. */
    void compare(Scenario scenario, int round) throws IOException, InterruptedException {
        ours(scenario, repository("afterrun", scenario, round));
        peers(scenario, repository("sticky", scenario, round));
    }

    private void ours(Scenario scenario, RepositoryName repository) throws IOException, InterruptedException {
        var journal = new Journal(0, scenario.runs());
        watch.tell(journal);
        try (var runs = new Runs(deployment, scenario.pullRequests())) {
            runs.finish(repository, scenario.perSecond(), journal);
            var _ = journal.awaitAll(PATIENCE);
        }
        record(Samples.OURS, scenario, journal, repository, OURS);
    }

    private void peers(Scenario scenario, RepositoryName repository) throws IOException, InterruptedException {
        var sticky = new StickyComments(new LocalForge(watch.base()), repository);
        sticky.open(scenario);
        var journal = new Journal(0, scenario.runs());
        watch.tell(journal);
        sticky.finish(scenario, journal);
        record(PEER, scenario, journal, repository, StickyComments.MARKER);
    }

    private void record(String subject, Scenario scenario, Journal journal, RepositoryName repository, Marker marker)
            throws IOException {
        var times = journal.latencies().quantiles(0.5, 0.99);
        var of = ", " + scenario.name();
        var samples = bench.samples();
        // Before the forge is asked what it shows in the end, which nobody is to pay for.
        samples.add(subject, "writes" + of, "writes", journal.writes());
        samples.add(subject, "calls" + of, "calls", journal.calls());
        samples.add(subject, "p50" + of, "ms", times[0]);
        samples.add(subject, "p99" + of, "ms", times[1]);
        samples.add(subject, "rows lost" + of, "rows", scenario.runs() - rows(scenario, repository, marker));
        samples.add(subject, "comments" + of, "comments", comments(scenario, repository, marker));
    }

    private int rows(Scenario scenario, RepositoryName repository, Marker marker) throws IOException {
        var rows = 0;
        for (var number = 1; number <= scenario.pullRequests(); number++) {
            rows += Journal.rows(forge().comments(repository, number, marker));
        }
        return rows;
    }

    private int comments(Scenario scenario, RepositoryName repository, Marker marker) throws IOException {
        var comments = 0;
        for (var number = 1; number <= scenario.pullRequests(); number++) {
            comments += forge().comments(repository, number, marker).size();
        }
        return comments;
    }

    private Forge forge() {
        return new LocalForge(deployment.stack().localForge());
    }

    private static RepositoryName repository(String subject, Scenario scenario, int round) {
        return new RepositoryName("octo", subject + "-" + scenario.runs() + "-" + round);
    }
}
