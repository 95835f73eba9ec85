package dev.afterrun.benchmarks.comment;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The way of marocchino/sticky-pull-request-comment: each job lists all comments, then appends its row to the one with its
 * marker, or creates that; nobody knows of the others.
 */
final class StickyComments {
    static final Marker MARKER = new Marker("sticky");

    private final Forge forge;
    private final RepositoryName repository;

    /** @param forge whose requests are counted */
    StickyComments(Forge forge, RepositoryName repository) {
        this.forge = forge;
        this.repository = repository;
    }

    /** Opens the pull requests, as people do before any job runs. */
    void open(Scenario scenario) throws IOException {
        for (var number = 1; number <= scenario.pullRequests(); number++) {
            var _ = forge.pullRequestsOf(repository, new Commit("%040x".formatted(number)), OptionalInt.of(number));
        }
    }

    /** Lets the jobs of the scenario end at its pace, each in a thread of its own; returns when all have written. */
    void finish(Scenario scenario, Journal journal) {
        try (var jobs = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            for (var number = 0; number < scenario.runs(); number++) {
                var due = begin + number * 1_000_000_000L / scenario.perSecond();
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var job = number;
                journal.accepted(job);
                var _ = jobs.submit(() -> {
                    comment(scenario.pullRequestOf(job), job);
                    return job;
                });
            }
        }
    }

    private void comment(int pullRequest, int job) throws IOException {
        var row = "- [" + Journal.job(job) + "](https://ci.example.org/" + job + ") success\n";
        var found = forge.comments(repository, pullRequest, MARKER);
        if (found.isEmpty()) {
            var _ = forge.createComment(repository, pullRequest, MARKER.line() + "\n" + row);
        } else {
            var first = found.getFirst();
            var _ = forge.editComment(repository, first.id(), first.body() + row);
        }
    }
}
