package dev.afterrun.storage.upload;

import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which uploads of a session go straight to the store, one at most for each blob. */
@ApplicationScoped
class DirectRecords {
    private final Sql sql;

    DirectRecords(Sql sql) {
        this.sql = sql;
    }

    /** The one that is under way. */
    Optional<DirectUpload> find(SessionBlob blob) {
        return sql.first(
                row -> new DirectUpload(row.getString("name"), row.getString("words"), blob.sha256(), blob.size()),
                "SELECT name, words FROM direct_upload WHERE session_id = ? AND sha256 = ?",
                blob.session().id(),
                blob.sha256().bytes());
    }

    /** All of a session. */
    List<DirectUpload> of(UUID session) {
        return sql.list(
                row -> new DirectUpload(
                        row.getString("name"),
                        row.getString("words"),
                        Digest.ofHash(row.getBytes("sha256")),
                        row.getLong("size")),
                """
                SELECT sha256, name, words, size FROM direct_upload JOIN session_blob USING (session_id, sha256)
                WHERE session_id = ?
                """,
                session);
    }

    /** Takes note of a new one; false where another request has begun one meanwhile. */
    @Transactional
    boolean remember(SessionBlob blob, DirectUpload upload) {
        return sql.update("""
                        INSERT INTO direct_upload (session_id, sha256, name, words) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """, blob.session().id(), blob.sha256().bytes(), upload.name(), upload.words()) > 0;
    }

    /** This one is no more. */
    @Transactional
    void forget(Session session, DirectUpload upload) {
        sql.update(
                "DELETE FROM direct_upload WHERE session_id = ? AND sha256 = ? AND name = ?",
                session.id(),
                upload.sha256().bytes(),
                upload.name());
    }
}
