package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * The manifests that events of jobs named.
 *
 * <pre>
 * awaiting ──▶ listed    (its files are artifacts; its blob is not needed any more)
 *    │  ▲▲
 *    │  └┴─ missing      (patience ended; it may still come)
 *    └────▶ refused      (it is no manifest)
 * </pre>
 */
@ApplicationScoped
public class JobManifests {
    /** Named again, a listed one has nothing new to say, unless its files may now take names that they did not get. */
    private static final String NAMED = """
            INSERT INTO job_manifest (job_id, sha256, files, new_version, state) VALUES (?, ?, ?, ?, 'awaiting')
            ON CONFLICT (job_id, sha256) DO UPDATE SET state = 'awaiting', new_version = excluded.new_version
            WHERE job_manifest.state = 'missing' OR (excluded.new_version AND NOT job_manifest.new_version)
            """;

    private final Sql sql;

    JobManifests(Sql sql) {
        this.sql = sql;
    }

    /** An event named this manifest; whether it is awaited now. */
    @Transactional(TxType.MANDATORY)
    public boolean named(Job job, ManifestRef manifest, boolean newVersion) {
        return sql.update(NAMED, job.id(), manifest.sha256().bytes(), manifest.files(), newVersion) > 0;
    }

    /** Those of the job that are still to be read. */
    public List<Unread> unread(Job job) {
        return sql.list(
                row -> new Unread(Digest.ofHash(row.getBytes("sha256")), row.getBoolean("new_version")), """
                SELECT sha256, new_version FROM job_manifest
                WHERE job_id = ? AND state IN ('awaiting', 'missing') ORDER BY sha256
                """, job.id());
    }

    /** Its files are artifacts now. */
    @Transactional(TxType.MANDATORY)
    public void listed(Job job, Digest manifest) {
        sql.update(
                "UPDATE job_manifest SET state = 'listed' WHERE job_id = ? AND sha256 = ?", job.id(), manifest.bytes());
    }

    /** Its bytes are no manifest. */
    @Transactional(TxType.MANDATORY)
    public void refused(Job job, Digest manifest) {
        sql.update(
                "UPDATE job_manifest SET state = 'refused' WHERE job_id = ? AND sha256 = ?",
                job.id(),
                manifest.bytes());
    }

    /** Those that are awaited are given up for now. */
    @Transactional(TxType.MANDATORY)
    public void missed(Job job) {
        sql.update("UPDATE job_manifest SET state = 'missing' WHERE job_id = ? AND state = 'awaiting'", job.id());
    }

    /** Whether the job awaits one. */
    public boolean awaited(Job job) {
        return sql.exists("SELECT 1 FROM job_manifest WHERE job_id = ? AND state = 'awaiting'", job.id());
    }

    /** A manifest whose files are no artifacts yet. */
    public record Unread(Digest sha256, boolean newVersion) {}
}
