package dev.afterrun.storage.upload;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The upload sessions and the blobs that they announced. */
@ApplicationScoped
public class Sessions {
    private final Sql sql;

    Sessions(Sql sql) {
        this.sql = sql;
    }

    /**
     * Makes a session for {@code announced}; those of {@code here} need not be sent.
     *
     * @param eventKey the key under which the job's event will come
     * @param reading how much longer it may be made to live at most, for what is to be read
     *
     * @return when it ends, by the database's clock, which alone decides about that
     */
    @Transactional(TxType.MANDATORY)
    public Instant open(
            Session session,
            String eventKey,
            Duration lifetime,
            Duration reading,
            Map<Digest, Long> announced,
            Set<Digest> here) {
        var end = sql.first(
                        row -> row.getTimestamp("expires_at").toInstant(),
                        """
                        INSERT INTO upload_session (id, repository_id, trust, job_key, event_key, expires_at, at_last)
                        VALUES (?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond',
                                clock_timestamp() + ? * interval '1 millisecond')
                        RETURNING expires_at
                        """,
                        session.id(),
                        session.tenant().repository(),
                        session.tenant().trust().rank(),
                        session.job().value(),
                        eventKey,
                        lifetime.toMillis(),
                        lifetime.plus(reading).toMillis())
                .orElseThrow();
        // In the order of their indexes, so that neighbours go to one page.
        var digests = announced.keySet().stream().sorted().toList();
        sql.update(
                """
                INSERT INTO session_blob (session_id, repository_id, trust, sha256, size, verified)
                SELECT ?, ?, ?, blob.sha256, blob.size, blob.verified
                FROM unnest(?, ?, ?) AS blob (sha256, size, verified)
                """,
                session.id(),
                session.tenant().repository(),
                session.tenant().trust().rank(),
                Copies.digests(digests),
                new Array("bigint", digests.stream().map(announced::get).toList()),
                new Array("boolean", digests.stream().map(here::contains).toList()));
        return end;
    }

    /** Keeps the session from ending until the transaction does; false where it has ended already. */
    @Transactional(TxType.MANDATORY)
    public boolean hold(Session session) {
        return sql.exists(
                "SELECT 1 FROM upload_session WHERE id = ? AND expires_at > clock_timestamp() FOR SHARE", session.id());
    }

    /** Keeps the session from ending for so long, but for its last moment; false where it has ended already. */
    @Transactional(TxType.MANDATORY)
    public boolean prolong(Session session, Duration wanted) {
        return sql.update("""
                        UPDATE upload_session SET expires_at =
                            greatest(expires_at, least(at_last, clock_timestamp() + ? * interval '1 millisecond'))
                        WHERE id = ? AND expires_at > clock_timestamp()
                        """, wanted.toMillis(), session.id()) > 0;
    }

    /** Whether there is such a session, though it may have ended. */
    public boolean exists(UUID id) {
        return sql.exists("SELECT 1 FROM upload_session WHERE id = ?", id);
    }

    /**
     * How long the session has to live, zero or less once it has ended; empty where there is none. Waits for whoever
     * {@link #hold holds} it: after its end no blob of it arrives any more.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Ending> ending(UUID id) {
        return sql.first(
                row -> new Ending(
                        Duration.ofMillis(row.getLong("left")),
                        new JobKey(row.getString("job_key")),
                        row.getString("event_key"),
                        Optional.ofNullable(row.getTimestamp("quiet")).map(Timestamp::toInstant)),
                """
                SELECT ceil(extract(epoch FROM expires_at - clock_timestamp()) * 1000) AS left, job_key, event_key,
                       nullif(coalesce(quiet_since, expires_at), 'infinity') AS quiet
                FROM upload_session WHERE id = ? FOR UPDATE
                """,
                id);
    }

    /** What the session announced and has, or has not, come. */
    public List<Digest> announced(UUID id, Arrival arrival) {
        return sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "SELECT sha256 FROM session_blob WHERE session_id = ? AND verified = ?",
                id,
                arrival == Arrival.HERE);
    }

    /** Whether the session's job, which is recorded, has told of all that the session has: no other event of it is awaited. */
    public boolean allIsTold(UUID id) {
        return !sql.exists("""
                SELECT 1 FROM session_blob AS blob JOIN upload_session AS session ON session.id = blob.session_id
                JOIN job ON job.key = session.job_key
                WHERE blob.session_id = ? AND blob.verified
                  AND NOT EXISTS (SELECT 1 FROM artifact WHERE job_id = job.id AND artifact.sha256 = blob.sha256)
                  AND NOT EXISTS (SELECT 1 FROM job_manifest WHERE job_id = job.id AND job_manifest.sha256 = blob.sha256)
                """, id);
    }

    /** An event of the session's job is a dead letter: it may come whenever somebody puts it back. */
    @Transactional(TxType.MANDATORY)
    public void disturbed(UUID id) {
        sql.update("UPDATE upload_session SET quiet_since = 'infinity' WHERE id = ?", id);
    }

    /** No event of the session's job is a dead letter any more. */
    @Transactional(TxType.MANDATORY)
    public void quiet(UUID id) {
        sql.update("UPDATE upload_session SET quiet_since = clock_timestamp() WHERE id = ?", id);
    }

    /** From now on the session holds nothing. */
    @Transactional(TxType.MANDATORY)
    public void lapse(UUID id) {
        sql.update("UPDATE upload_session SET lapsed = true WHERE id = ?", id);
    }

    /** Forgets the session. */
    @Transactional(TxType.MANDATORY)
    public void forget(UUID id) {
        sql.update("DELETE FROM session_blob WHERE session_id = ?", id);
        sql.update("DELETE FROM upload_session WHERE id = ?", id);
    }

    /** The session of this id, and the repository that it is for, unless it has ended. */
    public Optional<OpenSession> find(UUID id) {
        return sql.first(
                row -> new OpenSession(
                        new Session(
                                id,
                                new Tenant(row.getLong("repository_id"), TrustLevel.ofRank(row.getInt("trust"))),
                                new JobKey(row.getString("job_key"))),
                        new RepositoryId(row.getString("forge"), row.getString("forge_id")),
                        row.getString("name")),
                """
                SELECT repository_id, trust, job_key, forge, forge_id, name
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
                """
                SELECT sha256, size, verified FROM unnest(?) AS wanted (sha256) JOIN session_blob USING (sha256)
                WHERE session_id = ?
                """,
                Copies.digests(digests),
                session.id());
    }

    /** Other bytes than the blob's were sent for it once more. */
    @Transactional(TxType.MANDATORY)
    public void wronglySent(SessionBlob blob) {
        sql.update(
                "UPDATE session_blob SET wrong_sendings = wrong_sendings + 1 WHERE session_id = ? AND sha256 = ?",
                blob.session().id(),
                blob.sha256().bytes());
    }

    /** How often other bytes than the blob's were sent for it. */
    public int wrongSendings(SessionBlob blob) {
        return sql.first(
                        row -> row.getInt("wrong_sendings"),
                        "SELECT wrong_sendings FROM session_blob WHERE session_id = ? AND sha256 = ?",
                        blob.session().id(),
                        blob.sha256().bytes())
                .orElse(0);
    }

    /** These blobs are here now. */
    @Transactional(TxType.MANDATORY)
    public void verified(Session session, Collection<Digest> blobs) {
        sql.update("""
                UPDATE session_blob SET verified = true FROM unnest(?) AS here (sha256)
                WHERE session_blob.session_id = ? AND session_blob.sha256 = here.sha256
                """, Copies.digests(blobs), session.id());
    }

    /**
     * How long a session has to live, and the job that it is for.
     *
     * @param quietSince since when no event of the job is known to be a dead letter, at the earliest the session's end
     */
    public record Ending(Duration left, JobKey job, String eventKey, Optional<Instant> quietSince) {}

    /** Whether an announced blob is here. */
    public enum Arrival {
        HERE,
        AWAITED
    }

    /** A session and whose it is, by which its caller is checked. */
    public record OpenSession(Session session, RepositoryId owner, String repository) {}
}
