package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.JobManifests;
import dev.afterrun.storage.catalog.UsageCount;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Lets files of a job go, in the transaction that holds its row; with the last of them the job has expired. */
@ApplicationScoped
class LetGo {
    private static final String DUE = """
            WITH gone AS (
                UPDATE artifact SET state = 'expired', expired_at = ?
                WHERE job_id = ? AND state = 'stored' AND expires_at <= ?
                RETURNING repository_id, size)
            """ + UsageCount.fewer("gone");
    private static final String ALL = """
            WITH gone AS (
                UPDATE artifact SET state = 'expired', expired_at = ?, rule = ? WHERE job_id = ? AND state = 'stored'
                RETURNING repository_id, size)
            """ + UsageCount.fewer("gone");
    private static final String ALL_BUT = """
            WITH gone AS (
                UPDATE artifact SET state = 'expired', expired_at = ?, rule = ?
                WHERE job_id = ? AND state = 'stored' AND path <> ALL (?)
                RETURNING repository_id, size)
            """ + UsageCount.fewer("gone");

    private final Artifacts artifacts;
    private final JobManifests manifests;
    private final DueWork dueWork;
    private final RetentionSettings settings;
    private final Sql sql;
    private final Event<FilesGone> filesGone;

    LetGo(
            Artifacts artifacts,
            JobManifests manifests,
            DueWork dueWork,
            RetentionSettings settings,
            Sql sql,
            Event<FilesGone> filesGone) {
        this.artifacts = artifacts;
        this.manifests = manifests;
        this.dueWork = dueWork;
        this.settings = settings;
        this.sql = sql;
        this.filesGone = filesGone;
    }

    /** Those whose end has come. */
    @Transactional(TxType.MANDATORY)
    void due(Job job, Instant now) {
        // What is inserted is the count, and nothing where no file is due.
        if (sql.update(DUE, now, job.id(), now) > 0) {
            disposeLater(job, now);
        }
        job.nextEnd(nextEnd(job));
        endWithTheLast(job, now);
    }

    /** All that are stored but these. */
    @Transactional(TxType.MANDATORY)
    void allBut(Job job, Collection<ArtifactPath> kept, Instant now, String rule) {
        var paths = new Array("text", kept.stream().map(ArtifactPath::value).toList());
        if (sql.update(ALL_BUT, now, rule, job.id(), paths) > 0) {
            disposeLater(job, now);
        }
        job.nextEnd(nextEnd(job));
        endWithTheLast(job, now);
    }

    /** All of them; what is awaited is given up. */
    @Transactional(TxType.MANDATORY)
    void all(Job job, Instant now, String rule) {
        sql.update(ALL, now, rule, job.id());
        sql.update("UPDATE artifact SET state = 'missing' WHERE job_id = ? AND state = 'awaiting'", job.id());
        manifests.missed(job);
        job.filesListed();
        job.expired(now);
        disposeLater(job, now);
    }

    /** What is awaited may still come, and has an end of its own then. */
    private void endWithTheLast(Job job, Instant now) {
        var counts = artifacts.count(job);
        if (counts.stored() == 0 && counts.settled()) {
            job.expired(now);
        } else {
            filesGone.fire(new FilesGone(job));
        }
    }

    private void disposeLater(Job job, Instant now) {
        dueWork.mark(DisposeJob.KIND, DisposeJob.key(job, now), settings.grace());
    }

    private Optional<Instant> nextEnd(Job job) {
        return sql.first(
                        row -> Optional.ofNullable(row.getTimestamp("next")).map(Timestamp::toInstant),
                        "SELECT min(expires_at) AS next FROM artifact WHERE job_id = ? AND state = 'stored'",
                        job.id())
                .flatMap(next -> next);
    }
}
