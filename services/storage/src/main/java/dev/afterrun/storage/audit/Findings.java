package dev.afterrun.storage.audit;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.store.AuditFinding;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.contracts.verification.DamagedFile;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What audits have found, of the last one. */
@ApplicationScoped
class Findings {
    private static final String ADD = """
            INSERT INTO audit_finding (audit_id, store, object_key, kind, bytes)
            SELECT ?, ?, found.object_key, found.kind, found.bytes
            FROM unnest(?, ?, ?) AS found (object_key, kind, bytes) ON CONFLICT DO NOTHING
            """;
    private static final String SHOWN = """
            SELECT store, object_key, kind, bytes, mended FROM audit_finding WHERE audit_id = ?
            ORDER BY kind, store, object_key LIMIT ?
            """;

    /** Of a missing object, the files whose bytes lie nowhere else. */
    private static final String FILES = """
            SELECT repository.name AS repository, job.run, job.name AS job, artifact.path
            FROM blob_copy AS lost JOIN artifact ON artifact.sha256 = lost.sha256 AND artifact.state = 'stored'
            JOIN job ON job.id = artifact.job_id JOIN repository ON repository.id = job.repository_id
            WHERE lost.store = ? AND lost.object_key = ? AND lost.live
              AND NOT EXISTS (SELECT 1 FROM blob_copy AS other
                  WHERE other.sha256 = lost.sha256 AND other.live AND other.damaged_at IS NULL
                    AND (other.store, other.object_key) <> (lost.store, lost.object_key))
            ORDER BY job.id, artifact.path LIMIT ?
            """;

    private final Sql sql;

    Findings(Sql sql) {
        this.sql = sql;
    }

    @Transactional(TxType.MANDATORY)
    void add(AuditPart.Name part, List<Found> found) {
        if (found.isEmpty()) {
            return;
        }
        sql.update(
                ADD,
                part.audit(),
                part.store(),
                new Array("text", found.stream().map(one -> one.key().value()).toList()),
                new Array("text", found.stream().map(one -> one.kind().word()).toList()),
                new Array("bigint", found.stream().map(Found::bytes).toList()));
    }

    /** Up to {@code limit} of the part behind {@code after}, in the order of keys. */
    List<Found> after(AuditPart.Name part, String after, int limit) {
        return sql.list(
                row -> new Found(new ObjectKey(row.getString("object_key")), kind(row), row.getLong("bytes")),
                """
                SELECT object_key, kind, bytes FROM audit_finding
                WHERE audit_id = ? AND store = ? AND object_key > ? ORDER BY object_key LIMIT ?
                """,
                part.audit(),
                part.store(),
                after,
                limit);
    }

    @Transactional(TxType.MANDATORY)
    void mended(AuditPart.Name part, Found found) {
        sql.update(
                "UPDATE audit_finding SET mended = true WHERE audit_id = ? AND store = ? AND object_key = ?",
                part.audit(),
                part.store(),
                found.key().value());
    }

    /** Those of other audits serve nobody any more. */
    @Transactional(TxType.MANDATORY)
    void keepOnly(long audit) {
        sql.update("DELETE FROM audit_finding WHERE audit_id <> ?", audit);
    }

    /** Some of the audit, what is missing first. */
    List<AuditFinding> shown(long audit) {
        return sql.list(this::shown, SHOWN, audit, AuditStatus.SHOWN);
    }

    private AuditFinding shown(ResultSet row) throws SQLException {
        var kind = kind(row);
        var store = row.getString("store");
        var object = row.getString("object_key");
        return new AuditFinding(
                store,
                object,
                kind,
                row.getLong("bytes"),
                row.getBoolean("mended"),
                kind == Kind.MISSING ? files(store, object) : List.of());
    }

    private List<DamagedFile> files(String store, String object) {
        return sql.list(
                row -> new DamagedFile(
                        RepositoryName.parse(row.getString("repository")),
                        row.getString("run"),
                        row.getString("job"),
                        new ArtifactPath(row.getString("path"))),
                FILES,
                store,
                object,
                AuditFinding.FILES);
    }

    private static Kind kind(ResultSet row) throws SQLException {
        return Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    }
}
