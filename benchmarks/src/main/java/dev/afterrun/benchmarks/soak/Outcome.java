package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.comment.Journal;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.jobs.Job;
import dev.afterrun.benchmarks.jobs.JobClient;
import dev.afterrun.benchmarks.soak.Arrivals.Accepted;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.local.LocalForge;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** What must have come of accepted jobs: each is settled, its file is served, and it has one row in the one comment. */
record Outcome(Deployment deployment, JobClient client, Depths depths) {
    private static final Marker OURS = new Marker("pull-request");
    /** What storage does a while after the last job, such as reading a repository's settings anew, is among what is awaited. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int AT_ONCE = 16;

    /** How many looks in a row find nothing: between two places something may have moved on from one to the other. */
    private static final int LOOKS = 3;

    /** Returns once nothing is under way any more. */
    void awaitStillness() throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var still = 0; still < LOOKS; still = depths.isNothingLeft() ? still + 1 : 0) {
            if (System.nanoTime() > end) {
                throw new IOException("something still waits after %d minutes: lag %s, outboxes %s, due work %s"
                        .formatted(PATIENCE.toMinutes(), depths.lag(), depths.outbox(), depths.due()));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** A sentence for whatever is lost, doubled or dead; none where all is whole. */
    List<String> faults(List<Accepted> accepted) throws Exception {
        var faults = new ArrayList<String>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var looks = new ArrayList<Future<Optional<String>>>();
            accepted.forEach(one -> looks.add(threads.submit(() -> faultOf(one))));
            byPullRequest(accepted).forEach((at, jobs) -> looks.add(threads.submit(() -> faultOf(at, jobs))));
            for (var look : looks) {
                look.get().ifPresent(faults::add);
            }
        }
        deadLetters().ifPresent(faults::add);
        return faults;
    }

    private Optional<String> faultOf(Accepted accepted) throws IOException, InterruptedException {
        var job = accepted.job();
        var answer = client.get(accepted.status());
        if (answer.statusCode() != 200) {
            return Optional.of(job.name() + " was accepted, and its status is " + answer.statusCode());
        }
        var counts = Json.read(answer.body(), JobStatus.class).counts();
        if (!counts.settled() || counts.stored() != (job.file().isPresent() ? 1 : 0)) {
            return Optional.of(job.name() + " has not what it sent: " + counts);
        }
        return isServed(job) ? Optional.empty() : Optional.of("the file of " + job.name() + " is not served");
    }

    private boolean isServed(Job job) throws IOException, InterruptedException {
        if (job.file().isEmpty()) {
            return true;
        }
        var answer = client.get(deployment.storage().resolve(job.address()));
        return answer.statusCode() == 200
                && Arrays.equals(answer.body(), job.file().get());
    }

    private Optional<String> faultOf(PullRequestAt at, List<Integer> jobs) throws IOException {
        var comments = forge().comments(at.repository(), at.number(), OURS);
        if (comments.size() != 1) {
            return Optional.of(at + " has " + comments.size() + " comments");
        }
        var rows = Journal.numbers(comments.getFirst()).stream().sorted().toList();
        return rows.equals(jobs)
                ? Optional.empty()
                : Optional.of(at + " has rows of " + rows + " and not, each once, of " + jobs);
    }

    private Optional<String> deadLetters() throws IOException, InterruptedException {
        var answer = client.get(deployment.ingest().resolve("/v1/dead-letters"));
        var dead = Json.MAPPER.readTree(answer.body()).path("deadLetters");
        return answer.statusCode() == 200 && dead.isEmpty()
                ? Optional.empty()
                : Optional.of("dead letters: " + answer.statusCode() + " " + dead);
    }

    private static Map<PullRequestAt, List<Integer>> byPullRequest(List<Accepted> accepted) {
        return accepted.stream()
                .map(Accepted::job)
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .collect(Collectors.groupingBy(
                        job -> new PullRequestAt(job.repository(), job.pullRequest()),
                        Collectors.mapping(Job::number, Collectors.toList())));
    }

    private Forge forge() {
        return new LocalForge(deployment.stack().localForge());
    }

    private record PullRequestAt(RepositoryName repository, int number) {}
}
