package dev.afterrun.reaper;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.JobId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The snapshots that tests tell of: one job of a run, whose files go at some time. */
public final class StoredJob {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private StoredJob() {}

    public static RunStored expiring(String repository, String run, long revision, Optional<Instant> expiresAt) {
        var commit = new Commit("a".repeat(40));
        return new RunStored(
                new JobId(new RepositoryId("local", repository), "https://ci.example", run, 1, "build"),
                new Revision(revision),
                RepositoryName.parse(repository),
                commit,
                commit,
                Optional.empty(),
                TrustLevel.ORDINARY,
                Conclusion.SUCCESS,
                Optional.of(START),
                START,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ArtifactCounts.NONE,
                List.of(),
                URI.create("http://localhost:4849/" + repository + "/run-" + run),
                expiresAt,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
