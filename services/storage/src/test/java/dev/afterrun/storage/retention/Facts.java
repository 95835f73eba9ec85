package dev.afterrun.storage.retention;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Conclusion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs and files that tests of rules are about. */
final class Facts {
    static final Instant RECORDED = Instant.parse("2026-11-21T09:30:00Z");

    private Facts() {}

    static RunFacts ofBranch(String branch, int newer) {
        return new RunFacts(
                RECORDED,
                Optional.of(branch),
                branch.equals("main"),
                new PullRequestTie.None(),
                "build",
                Conclusion.SUCCESS,
                IntStream.rangeClosed(1, newer).mapToObj(Facts::days).toList());
    }

    static RunFacts ofPullRequest(PullRequestTie tie) {
        return new RunFacts(RECORDED, Optional.empty(), false, tie, "build", Conclusion.FAILURE, List.of());
    }

    static FileFacts file(String path, long size, String... kinds) {
        return new FileFacts(new ArtifactPath(path), size, Set.of(kinds));
    }

    /** So long after the run. */
    static Instant days(int days) {
        return RECORDED.plus(Duration.ofDays(days));
    }
}
