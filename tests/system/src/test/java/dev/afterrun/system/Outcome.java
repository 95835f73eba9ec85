package dev.afterrun.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.system.CiClient.Accepted;
import dev.afterrun.system.JobRun.PullRequestAt;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What must have come of accepted runs, whatever happened meanwhile: each is stored and has its row in the one comment of
 * its pull request, nothing is there twice, nothing became a dead letter.
 */
final class Outcome {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Deployment deployment;
    private final CiClient client;
    private final JsonNode deadBefore;

    /** From now on nothing may become a dead letter. */
    Outcome(Deployment deployment, CiClient client) throws IOException {
        this.deployment = deployment;
        this.client = client;
        this.deadBefore = client.deadLetters();
    }

    void isWhole(Workload workload, List<Accepted> accepted) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        assertThat(accepted)
                .hasSize(workload.runs().stream().mapToInt(List::size).sum());
        for (var run : accepted) {
            isStored(workload, run);
        }
        for (var pullRequest : workload.pullRequests()) {
            isCommentedOnce(workload, pullRequest);
        }
        Stillness.isReached(deployment.stack());
        for (var pullRequest : workload.pullRequests()) {
            // Later than all that was under way: still one comment, still every row once.
            isCommentedOnce(workload, pullRequest);
        }
        assertThat(client.deadLetters()).as("no dead letters").isEqualTo(deadBefore);
        Told.that("%d accepted jobs were whole %d s later".formatted(accepted.size(), Told.secondsSince(begin)));
    }

    private void isStored(Workload workload, Accepted accepted) throws IOException {
        var job = await("the job at " + accepted.location() + " settles")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> client.status(accepted),
                        status -> status.isPresent() && status.get().settled())
                .orElseThrow();
        assertThat(job.job().run()).isEqualTo(accepted.job().run());
        assertThat(job.counts().missing()).as("missing files of %s", job.job()).isZero();
        assertThat(job.counts().stored() + job.counts().refused())
                .as("files of %s", job.job())
                .isEqualTo(accepted.job().files().size());
        if (isNewest(workload, accepted.job())) {
            job.files().forEach(this::isServed);
        }
    }

    private void isServed(StoredFile file) {
        var answer = client.get(file.url());
        assertThat(answer.statusCode()).as("%s", file).isEqualTo(200);
        assertThat(Digest.of(answer.body())).as("%s", file).isEqualTo(file.sha256());
    }

    /** A later attempt takes over the names. */
    private static boolean isNewest(Workload workload, JobRun job) {
        return newest(workload, job.pullRequest()).contains(job);
    }

    private void isCommentedOnce(Workload workload, PullRequestAt pullRequest) {
        var newest = newest(workload, pullRequest);
        await("each job has its row on pull request " + pullRequest.number())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> {
                    var comments = deployment.forge().comments(workload.repository(), pullRequest.number());
                    assertThat(comments).as("comments").hasSize(1);
                    assertThat(CommentRow.of(comments.getFirst().body()).stream()
                                    .map(row -> row.job() + ": " + row.result()))
                            .containsExactlyInAnyOrderElementsOf(
                                    newest.stream().map(Outcome::row).toList());
                });
    }

    private static String row(JobRun job) {
        var attempt = job.attempt() > 1 ? " (attempt " + job.attempt() + ")" : "";
        return job.job() + ": " + job.conclusion().word() + attempt;
    }

    private static Collection<JobRun> newest(Workload workload, PullRequestAt pullRequest) {
        return workload.runs().stream()
                .flatMap(List::stream)
                .filter(job -> job.pullRequest().equals(pullRequest))
                .collect(toMap(JobRun::job, job -> job, (a, b) -> a.attempt() > b.attempt() ? a : b))
                .values();
    }
}
