package dev.afterrun.storage.verification;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.verification.DamagedCopy;
import dev.afterrun.contracts.verification.DamagedFile;
import dev.afterrun.contracts.verification.VerificationStatus;
import dev.afterrun.storage.blob.DamagedBlobs;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** How the reading of stored bytes stands, and what it has found. */
@ApplicationScoped
public class Verification {
    private static final int FILES = 10;

    private static final String DAMAGED = """
            SELECT sha256, size, store, object_key, damage, damaged_at,
                   EXISTS (SELECT 1 FROM blob_copy AS other
                           WHERE other.sha256 = copy.sha256 AND other.live AND other.damaged_at IS NULL) AS readable
            FROM blob_copy AS copy WHERE live AND damaged_at IS NOT NULL ORDER BY id LIMIT ?
            """;

    private static final String FILES_OF = """
            SELECT repository.name AS repository, job.run, job.name AS job, artifact.path
            FROM artifact JOIN job ON job.id = artifact.job_id JOIN repository ON repository.id = job.repository_id
            WHERE artifact.sha256 = ? AND artifact.state = 'stored' LIMIT ?
            """;

    private final Sql sql;
    private final Verifications verifications;
    private final DamagedBlobs damagedBlobs;
    private final VerificationSettings settings;

    Verification(Sql sql, Verifications verifications, DamagedBlobs damagedBlobs, VerificationSettings settings) {
        this.sql = sql;
        this.verifications = verifications;
        this.damagedBlobs = damagedBlobs;
        this.settings = settings;
    }

    /** All that an operator wants to know. */
    public VerificationStatus status() {
        return new VerificationStatus(
                verifications.newest(),
                sql.first(
                        row -> row.getTimestamp(1).toInstant(),
                        "SELECT due_at FROM due_work WHERE kind = ? AND key = ?",
                        BeginVerification.KIND,
                        BeginVerification.KEY),
                settings.rate(),
                damagedBlobs.count(),
                sql.list(this::copy, DAMAGED, VerificationStatus.SHOWN));
    }

    private DamagedCopy copy(ResultSet row) throws SQLException {
        var sha256 = Digest.ofHash(row.getBytes("sha256"));
        return new DamagedCopy(
                sha256,
                row.getLong("size"),
                row.getString("store"),
                row.getString("object_key"),
                row.getString("damage"),
                row.getTimestamp("damaged_at").toInstant(),
                row.getBoolean("readable"),
                files(sha256));
    }

    private List<DamagedFile> files(Digest sha256) {
        return sql.list(
                row -> new DamagedFile(
                        RepositoryName.parse(row.getString("repository")),
                        row.getString("run"),
                        row.getString("job"),
                        new ArtifactPath(row.getString("path"))),
                FILES_OF,
                sha256.bytes(),
                FILES);
    }
}
