package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.job.JobId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of a fact about a job, whether it has ended or not: of both kinds the highest revision wins. */
record SnapshotRow(
        JobId job,
        Revision revision,
        Commit commit,
        String conclusion,
        boolean underway,
        Instant orderedAt,
        URI page,
        Optional<Instant> expiresAt,
        List<Integer> pullRequests) {
    static SnapshotRow of(RunStored stored) {
        return new SnapshotRow(
                stored.job(),
                stored.revision(),
                stored.commit(),
                stored.conclusion().word(),
                false,
                stored.orderedAt(),
                stored.page(),
                stored.expiresAt(),
                stored.pullRequests());
    }

    static SnapshotRow of(RunUnderway underway) {
        return new SnapshotRow(
                underway.job(),
                underway.revision(),
                underway.commit(),
                underway.progress().word(),
                true,
                underway.orderedAt(),
                underway.page(),
                Optional.empty(),
                underway.pullRequests());
    }
}
