package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes artifacts of what a job's events name. Under one path a job keeps the content that it named first, unless that
 * never came or a new version was asked for; what is not kept is refused, never dropped in silence.
 */
@ApplicationScoped
public class FileList {
    private static final String ENTRIES = "unnest(?, ?, ?, ?) AS entry (path, sha256, size, executable)";

    private static final String REPLACE = """
            WITH replaced AS (
                DELETE FROM artifact USING %s
                WHERE artifact.job_id = ? AND artifact.path = entry.path AND artifact.sha256 <> entry.sha256
                  AND artifact.state <> 'refused'
                RETURNING artifact.sha256, artifact.repository_id, artifact.size, artifact.state),
            gone AS (SELECT repository_id, size FROM replaced WHERE state = 'stored'),
            counted AS (%s)
            SELECT sha256 FROM replaced
            """.formatted(ENTRIES, UsageCount.fewer("gone"));

    private static final String GIVE_UP_MISSING = """
            UPDATE artifact SET state = 'refused', refusal = 'the job named other content under this path later'
            FROM %s
            WHERE artifact.job_id = ? AND artifact.path = entry.path AND artifact.sha256 <> entry.sha256
              AND artifact.state = 'missing'
            """.formatted(ENTRIES);

    private static final String KEPT = """
            SELECT artifact.path FROM %s JOIN artifact ON artifact.job_id = ? AND artifact.path = entry.path
            WHERE artifact.sha256 <> entry.sha256 AND artifact.state <> 'refused'
            """.formatted(ENTRIES);

    /** What is kept comes as a parameter: a look at the table that is written to would meet what it has just written. */
    private static final String ADD = """
            INSERT INTO artifact
                (job_id, repository_id, trust, path, sha256, size, executable, new_version, state, refusal)
            SELECT job.id, job.repository_id, job.trust, entry.path, entry.sha256, entry.size, entry.executable, ?,
                   CASE WHEN job.expired_at IS NULL AND kept.path IS NULL THEN 'awaiting' ELSE 'refused' END,
                   CASE WHEN job.expired_at IS NOT NULL THEN 'the files of this job have expired; publish a new attempt'
                        WHEN kept.path IS NOT NULL THEN 'the job has other content under this path' END
            FROM job CROSS JOIN %s LEFT JOIN unnest(?) AS kept (path) ON kept.path = entry.path
            WHERE job.id = ?
            ON CONFLICT (job_id, path, sha256) DO UPDATE
            SET state = excluded.state, refusal = excluded.refusal, size = excluded.size,
                new_version = artifact.new_version OR excluded.new_version
            WHERE artifact.state IN ('awaiting', 'missing', 'refused')
            """.formatted(ENTRIES);

    private final Sql sql;

    FileList(Sql sql) {
        this.sql = sql;
    }

    /** Lists {@code files}; what they replaced in the job is returned. Listing them again changes nothing. */
    @Transactional(TxType.MANDATORY)
    public List<Digest> add(Job job, NewFiles files) {
        if (!sql.exists("SELECT 1 FROM artifact WHERE job_id = ?", job.id())) {
            insert(job, files, List.of());
            return List.of();
        }
        var replaced = job.expiredAt().isPresent() ? List.<Digest>of() : makeRoom(job, files);
        insert(job, files, sql.list(row -> row.getString("path"), KEPT, parameters(files, job.id())));
        return replaced;
    }

    private List<Digest> makeRoom(Job job, NewFiles files) {
        if (files.newVersion()) {
            return sql.list(row -> Digest.ofHash(row.getBytes("sha256")), REPLACE, parameters(files, job.id()));
        }
        sql.update(GIVE_UP_MISSING, parameters(files, job.id()));
        return List.of();
    }

    private void insert(Job job, NewFiles files, List<String> kept) {
        var all = new ArrayList<Object>();
        all.add(files.newVersion());
        all.addAll(List.of(parameters(files, new Array("text", kept))));
        all.add(job.id());
        sql.update(ADD, all.toArray());
    }

    private static Object[] parameters(NewFiles files, Object after) {
        var entries = files.entries();
        return new Object[] {
            new Array(
                    "text", entries.stream().map(entry -> entry.path().value()).toList()),
            new Array(
                    "bytea",
                    entries.stream().map(entry -> entry.sha256().bytes()).toList()),
            new Array("bigint", entries.stream().map(ManifestEntry::size).toList()),
            new Array("boolean", entries.stream().map(ManifestEntry::executable).toList()),
            after
        };
    }
}
