package dev.afterrun.storage.upload;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The upload sessions and the blobs that they announced. */
@ApplicationScoped
public class Sessions {
    private final Sql sql;

    Sessions(Sql sql) {
        this.sql = sql;
    }

    /** Makes a session for {@code sizes}; those of {@code here} need not be sent. */
    @Transactional(TxType.MANDATORY)
    public void open(Session session, Instant expiresAt, Map<Digest, Long> sizes, Collection<Digest> here) {
        sql.update(
                "INSERT INTO upload_session (id, repository_id, trust, job_key, expires_at) VALUES (?, ?, ?, ?, ?)",
                session.id(),
                session.tenant().repository(),
                session.tenant().trust().rank(),
                session.job().value(),
                expiresAt);
        var announced = List.copyOf(sizes.entrySet());
        sql.update(
                """
                INSERT INTO session_blob (session_id, sha256, size, verified)
                SELECT ?, blob.sha256, blob.size, blob.verified FROM unnest(?, ?, ?) AS blob (sha256, size, verified)
                """,
                session.id(),
                Copies.digests(announced.stream().map(Map.Entry::getKey).toList()),
                new Array("bigint", announced.stream().map(Map.Entry::getValue).toList()),
                new Array(
                        "boolean",
                        announced.stream()
                                .map(entry -> here.contains(entry.getKey()))
                                .toList()));
    }

    /** The session of this id, and the repository's name that it is for, unless it has ended. */
    public Optional<OpenSession> find(UUID id) {
        return sql.first(
                row -> new OpenSession(
                        new Session(
                                id,
                                new Tenant(row.getLong("repository_id"), TrustLevel.ofRank(row.getInt("trust"))),
                                new JobKey(row.getString("job_key"))),
                        row.getString("name")),
                """
                SELECT repository_id, trust, job_key, name
                FROM upload_session JOIN repository ON repository.id = repository_id
                WHERE upload_session.id = ? AND expires_at > clock_timestamp()
                """,
                id);
    }

    /** What the session announced under this digest. */
    public Optional<SessionBlob> blob(Session session, Digest sha256) {
        return sql.first(
                row -> new SessionBlob(session, sha256, row.getLong("size"), row.getBoolean("verified")),
                "SELECT size, verified FROM session_blob WHERE session_id = ? AND sha256 = ?",
                session.id(),
                sha256.bytes());
    }

    /** What the session announced under these digests. */
    public List<SessionBlob> blobs(Session session, Collection<Digest> digests) {
        return sql.list(
                row -> new SessionBlob(
                        session,
                        Digest.ofHash(row.getBytes("sha256")),
                        row.getLong("size"),
                        row.getBoolean("verified")),
                "SELECT sha256, size, verified FROM session_blob WHERE session_id = ? AND sha256 = ANY (?)",
                session.id(),
                Copies.digests(digests));
    }

    /** These blobs are here now. */
    @Transactional(TxType.MANDATORY)
    public void verified(Session session, Collection<Digest> blobs) {
        sql.update(
                "UPDATE session_blob SET verified = true WHERE session_id = ? AND sha256 = ANY (?)",
                session.id(),
                Copies.digests(blobs));
    }

    /** A session and the name of its repository, by which its caller is checked. */
    public record OpenSession(Session session, String repository) {}
}
