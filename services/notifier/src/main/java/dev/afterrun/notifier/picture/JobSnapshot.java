package dev.afterrun.notifier.picture;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.Immutable;

/** What storage last told of a job, as a row. {@link JobSnapshots} alone writes it, in one monotonic statement. */
@Entity
@Immutable
@Table(name = "job_snapshot")
class JobSnapshot {
    @Id
    String key;

    String repository;

    @Column(name = "commit_sha")
    String commit;

    String source;
    String run;
    int attempt;
    String job;
    String conclusion;

    @Column(name = "ordered_at")
    Instant orderedAt;

    String page;
    boolean underway;
    long revision;
    String snapshot;

    @ElementCollection
    @CollectionTable(name = "job_pull_request", joinColumns = @JoinColumn(name = "key"))
    @Column(name = "pull_request")
    Set<String> pullRequests;

    @SuppressWarnings("NullAway.Init")
    JobSnapshot() {}
}
