package dev.afterrun.storage.upload;

import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which uploads of a session go straight to the store, one at most for each blob. */
@ApplicationScoped
class DirectRecords {
    /** In which a large file is sent and read. */
    private static final Duration ENOUGH = Duration.ofHours(2);

    private final Sql sql;

    DirectRecords(Sql sql) {
        this.sql = sql;
    }

    /** The one that is under way. */
    Optional<UploadInStore> find(SessionBlob blob) {
        return sql.first(
                row -> read(row, blob),
                "SELECT store, name, words, object_key FROM direct_upload WHERE session_id = ? AND sha256 = ?",
                blob.session().id(),
                blob.sha256().bytes());
    }

    /**
     * Takes over what an earlier session of the same job had begun, as when its process was killed; the store keeps it where
     * it is, so that session must not end before this is done.
     */
    @Transactional
    Optional<UploadInStore> takeOver(SessionBlob blob) {
        var session = blob.session();
        return sql.first(
                row -> read(row, blob),
                """
                UPDATE direct_upload SET session_id = ? WHERE (session_id, sha256) IN (
                    SELECT earlier.session_id, earlier.sha256
                    FROM direct_upload AS earlier
                    JOIN session_blob USING (session_id, sha256)
                    JOIN upload_session ON upload_session.id = earlier.session_id
                    WHERE earlier.sha256 = ? AND session_blob.size = ? AND upload_session.id <> ?
                      AND upload_session.repository_id = ? AND upload_session.trust = ? AND upload_session.job_key = ?
                      AND upload_session.expires_at > clock_timestamp() + ? * interval '1 millisecond'
                    ORDER BY upload_session.expires_at DESC LIMIT 1 FOR UPDATE OF earlier SKIP LOCKED)
                RETURNING store, name, words, object_key
                """,
                session.id(),
                blob.sha256().bytes(),
                blob.size(),
                session.id(),
                session.tenant().repository(),
                session.tenant().trust().rank(),
                session.job().value(),
                ENOUGH.toMillis());
    }

    /** All of a session. */
    List<UploadInStore> of(UUID session) {
        return sql.list(row -> read(row, Digest.ofHash(row.getBytes("sha256")), row.getLong("size")), """
                SELECT sha256, store, name, words, object_key, size FROM direct_upload JOIN session_blob USING (session_id, sha256)
                WHERE session_id = ?
                """, session);
    }

    /** Takes note of a new one; false where another request has begun one meanwhile. */
    @Transactional
    boolean remember(SessionBlob blob, UploadInStore begun) {
        return sql.update(
                        """
                        INSERT INTO direct_upload (session_id, sha256, store, name, words, object_key)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                        blob.session().id(),
                        blob.sha256().bytes(),
                        begun.store(),
                        begun.upload().name(),
                        begun.upload().words(),
                        begun.itself().map(ObjectKey::value))
                > 0;
    }

    /** Takes this one from its session; false where somebody else has. What becomes of it is the taker's alone to say. */
    @Transactional(TxType.MANDATORY)
    boolean take(UUID session, UploadInStore ended) {
        return sql.update(
                        "DELETE FROM direct_upload WHERE session_id = ? AND sha256 = ? AND name = ?",
                        session,
                        ended.upload().sha256().bytes(),
                        ended.upload().name())
                > 0;
    }

    /** Whether the upload of this name in that store has not ended. */
    boolean isUnderWay(String store, String name) {
        return sql.exists("SELECT 1 FROM direct_upload WHERE store = ? AND name = ?", store, name);
    }

    private static UploadInStore read(ResultSet row, SessionBlob blob) throws SQLException {
        return read(row, blob.sha256(), blob.size());
    }

    private static UploadInStore read(ResultSet row, Digest sha256, long size) throws SQLException {
        return new UploadInStore(
                row.getString("store"),
                new DirectUpload(row.getString("name"), row.getString("words"), sha256, size),
                Optional.ofNullable(row.getString("object_key")).map(ObjectKey::new));
    }
}
