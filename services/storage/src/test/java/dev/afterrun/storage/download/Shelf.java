package dev.afterrun.storage.download;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts jobs, files and pull requests where reading finds them, as publishing would have left them. */
@ApplicationScoped
public class Shelf {
    private static final AtomicInteger REPOSITORIES = new AtomicInteger();

    private final Sql sql;
    private final BlobStore store;

    Shelf(Sql sql, BlobStore store) {
        this.sql = sql;
        this.store = store;
    }

    /** A repository that no other test has. */
    @Transactional
    public String repository() {
        var name = "Acme/widgets-" + REPOSITORIES.incrementAndGet();
        sql.update(
                "INSERT INTO repository (forge, forge_id, name) VALUES ('local', ?, ?)",
                name.toLowerCase(Locale.ROOT),
                name);
        return name;
    }

    @Transactional
    public void job(JobRow job) {
        sql.update(
                """
                INSERT INTO job (key, repository_id, source, run, attempt, name, commit_sha, built_commit, trust,
                    conclusion, started_at, finished_at, recorded_at, url, summary, new_version, listed, settle_by,
                    revision, expires_at)
                VALUES (?, (SELECT id FROM repository WHERE name = ?), 'urn:test:ci', ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    clock_timestamp(), ?, ?, false, true, now(), 1, ?)
                """,
                job.id().key().value(),
                job.repository,
                job.run,
                job.attempt,
                job.name,
                job.commit,
                job.builtCommit,
                job.trust.rank(),
                job.conclusion.word(),
                job.finishedAt.minusSeconds(90),
                job.finishedAt,
                job.url,
                job.summary,
                job.expiresAt);
    }

    /** A stored file, which takes its name from whoever held it. */
    @Transactional
    public Digest stored(JobRow job, String path, String content) {
        return stored(job, path, content.getBytes(StandardCharsets.UTF_8));
    }

    @Transactional
    public Digest stored(JobRow job, String path, byte[] content) {
        var digest = Digest.of(content);
        put(digest, content);
        artifact(job, path, digest, content.length, "stored", Optional.empty());
        sql.update("""
                INSERT INTO published_name (repository_id, commit_sha, trust, path, job_id, sha256)
                SELECT repository_id, commit_sha, trust, ?, id, ? FROM job WHERE key = ?
                ON CONFLICT (repository_id, commit_sha, trust, path) DO UPDATE
                SET job_id = excluded.job_id, sha256 = excluded.sha256
                """, path, digest.bytes(), job.id().key().value());
        return digest;
    }

    /** A file whose bytes are not here. */
    @Transactional
    public void listed(JobRow job, String path, String state) {
        artifact(
                job,
                path,
                Digest.of(path.getBytes(StandardCharsets.UTF_8)),
                10,
                state,
                state.equals("refused") ? Optional.of("the name is taken by other content") : Optional.empty());
    }

    @Transactional
    public void pullRequest(String repository, int number, String head, String... older) {
        sql.update("""
                INSERT INTO pull_request (repository_id, number, head, state, title, url)
                VALUES ((SELECT id FROM repository WHERE name = ?), ?, ?, 'OPEN', ?, 'https://forge.test/pull')
                """, repository, number, head, "Round <wheels>");
        link(repository, number, head);
        for (var commit : older) {
            link(repository, number, commit);
        }
    }

    @Transactional
    public void expire(JobRow job, Instant at) {
        sql.update(
                "UPDATE artifact SET state = 'expired' WHERE job_id = (SELECT id FROM job WHERE key = ?)",
                job.id().key().value());
        sql.update(
                "UPDATE job SET expired_at = ? WHERE key = ?",
                at,
                job.id().key().value());
    }

    /** Runs a statement that changes what reading sees. */
    @Transactional
    public void change(String statement, Object... parameters) {
        sql.update(statement, parameters);
    }

    /** Deletes the bytes behind the back of everybody. */
    public void lose(Digest digest) {
        sql.list(row -> row.getString(1), "SELECT object_key FROM blob_copy WHERE sha256 = ?", (Object) digest.bytes())
                .forEach(key -> {
                    try {
                        store.delete(new ObjectKey(key));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void put(Digest digest, byte[] content) {
        var key = ObjectKey.fresh();
        try (var sink = store.write(key)) {
            // Not at the object's beginning: as in a pack.
            sink.append(ByteBuffer.wrap("before".getBytes(StandardCharsets.UTF_8)));
            sink.append(ByteBuffer.wrap(content));
            sink.append(ByteBuffer.wrap("after".getBytes(StandardCharsets.UTF_8)));
            sink.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sql.update(
                "INSERT INTO blob_copy (sha256, size, store, object_key, start) VALUES (?, ?, 'files', ?, 6)",
                digest.bytes(),
                content.length,
                key.value());
    }

    private void artifact(JobRow job, String path, Digest digest, long size, String state, Optional<String> refusal) {
        sql.update(
                """
                INSERT INTO artifact (job_id, repository_id, trust, path, sha256, size, executable, state, refusal)
                SELECT id, repository_id, trust, ?, ?, ?, false, ?, ? FROM job WHERE key = ?
                """, path, digest.bytes(), size, state, refusal, job.id().key().value());
    }

    private void link(String repository, int number, String commit) {
        sql.update("""
                INSERT INTO pull_request_commit (repository_id, commit_sha, number)
                VALUES ((SELECT id FROM repository WHERE name = ?), ?, ?)
                """, repository, commit, number);
    }
}
