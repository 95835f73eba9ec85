package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.catalog.UsageCount;
import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;

/**
 * Who may have a name: per repository, commit and trust, the first content that was stored under it keeps it. Only another
 * attempt of the same job is not refused, since that is what a re-run is for: the latest attempt has the name, whichever
 * arrives first. Whoever asks for a new version takes it.
 */
@ApplicationScoped
public class Names {
    /** A name yields to the same content, to another attempt of its holder, and when the holder's file is not there. */
    private static final String YIELDS = """
            (name.sha256 = wanted.sha256 OR held.state <> 'stored'
             OR (holder.source = ? AND holder.run = ? AND holder.name = ? AND holder.attempt <> ?))
            """;

    private static final String HELD = """
            JOIN job AS holder ON holder.id = name.job_id
            JOIN artifact AS held ON held.job_id = name.job_id AND held.path = name.path AND held.sha256 = name.sha256
            """;

    private static final String TAKEN = """
            WITH wanted AS (SELECT path, sha256 FROM unnest(?, ?) AS file (path, sha256))
            SELECT wanted.path, wanted.sha256 AS wanted, name.sha256, holder.run, holder.name
            FROM wanted JOIN published_name AS name
              ON name.repository_id = ? AND name.commit_sha = ? AND name.trust = ? AND name.path = wanted.path
            %s
            WHERE NOT %s
            UNION
            SELECT wanted.path, wanted.sha256, own.sha256, job.run, job.name
            FROM wanted JOIN job ON job.key = ?
            JOIN artifact AS own ON own.job_id = job.id AND own.path = wanted.path AND own.sha256 <> wanted.sha256
            WHERE own.state IN ('awaiting', 'stored')
            ORDER BY path
            """.formatted(HELD, YIELDS);

    private static final String REFUSE = """
            UPDATE artifact AS wanted SET state = 'refused',
                   refusal = 'the name is taken by other content of run ' || holder.run || ', job ' || holder.name
                       || ', with the SHA-256 ' || encode(name.sha256, 'hex')
            FROM unnest(?) AS here (sha256), published_name AS name
            %s
            WHERE wanted.job_id = ? AND wanted.state IN ('awaiting', 'missing') AND wanted.sha256 = here.sha256
              AND NOT wanted.new_version AND name.path = wanted.path AND name.job_id <> wanted.job_id
              AND name.repository_id = ? AND name.commit_sha = ? AND name.trust = ? AND NOT %s
            """.formatted(HELD, YIELDS);

    private static final String STORE = """
            WITH fresh AS (
                UPDATE artifact SET state = 'stored', refusal = NULL, expires_at = ?, rule = ?
                FROM unnest(?) AS here (sha256)
                WHERE artifact.job_id = ? AND artifact.state IN ('awaiting', 'missing')
                  AND artifact.sha256 = here.sha256
                RETURNING artifact.path, artifact.repository_id, artifact.size),
            counted AS (%s)
            SELECT path FROM fresh
            """.formatted(UsageCount.more("fresh"));

    /** An older attempt that settles late must not take its name back from a newer one. */
    private static final String CLAIM = """
            INSERT INTO published_name AS name (repository_id, commit_sha, trust, path, job_id, sha256)
            SELECT ?, ?, ?, artifact.path, artifact.job_id, artifact.sha256
            FROM unnest(?) AS fresh (path) JOIN artifact USING (path)
            WHERE artifact.job_id = ? AND artifact.state = 'stored'
            ORDER BY artifact.path
            ON CONFLICT (repository_id, commit_sha, trust, path) DO UPDATE
            SET job_id = excluded.job_id, sha256 = excluded.sha256
            WHERE NOT EXISTS (
                SELECT 1 FROM job AS holder JOIN artifact AS held
                  ON held.job_id = holder.id AND held.path = name.path AND held.sha256 = name.sha256
                WHERE holder.id = name.job_id AND held.state = 'stored'
                  AND holder.source = ? AND holder.run = ? AND holder.name = ? AND holder.attempt > ?)
            """;

    private final Sql sql;

    Names(Sql sql) {
        this.sql = sql;
    }

    /** Those of {@code files} whose name other content holds. */
    public List<Taken> taken(
            Repository repository, Commit commit, TrustLevel trust, JobId job, List<ManifestEntry> files) {
        return sql.list(
                row -> new Taken(
                        new ArtifactPath(row.getString("path")),
                        Digest.ofHash(row.getBytes("wanted")),
                        Digest.ofHash(row.getBytes("sha256")),
                        row.getString("run"),
                        row.getString("name")),
                TAKEN,
                new Array(
                        "text", files.stream().map(file -> file.path().value()).toList()),
                Copies.digests(files.stream().map(ManifestEntry::sha256).toList()),
                repository.id(),
                commit.hex(),
                trust.rank(),
                job.source(),
                job.run(),
                job.job(),
                job.attempt(),
                job.key().value());
    }

    /**
     * Files of the job whose bytes are {@code here} become stored under their names; those that others keep, refused.
     *
     * @param end what most of them will have, so that their rows are written once
     */
    @Transactional(TxType.MANDATORY)
    public void store(Job job, Collection<Digest> here, FileEnd end) {
        var id = job.jobId();
        var repository = job.repository().id();
        var commit = job.commit().hex();
        var trust = job.trust().rank();
        var blobs = Copies.digests(here);
        // Jobs of one commit claim one after the other: a name has one holder, and nobody deadlocks over two.
        sql.first(row -> true, "SELECT pg_advisory_xact_lock(hashtextextended(?, 1))", repository + "/" + commit);
        sql.update(REFUSE, blobs, job.id(), repository, commit, trust, id.source(), id.run(), id.job(), id.attempt());
        var stored = sql.list(row -> row.getString("path"), STORE, end.moment(), end.rule(), blobs, job.id());
        sql.update(
                CLAIM,
                repository,
                commit,
                trust,
                new Array("text", stored),
                job.id(),
                id.source(),
                id.run(),
                id.job(),
                id.attempt());
    }

    /** What to answer when names are taken: by whom, and the two ways out. */
    public static String sentence(List<Taken> taken) {
        var first = taken.getFirst();
        return "'" + first.path() + "' has other content in run " + first.run() + ", job " + first.job()
                + (taken.size() > 1 ? ", and " + (taken.size() - 1) + " more names are taken" : "")
                + "; files of one commit never change: publish them as another attempt of that job, or as a new version "
                + "(--new-version), which leaves the old ones to their run";
    }

    /** Each taken name with both contents, at most 100. */
    public static List<FieldError> errors(List<Taken> taken) {
        return taken.stream()
                .limit(100)
                .map(name -> new FieldError(
                        "/files",
                        "'" + name.path() + "' has the SHA-256 " + name.held() + " in run " + name.run() + ", job "
                                + name.job() + ", and " + name.wanted() + " here"))
                .toList();
    }

    /**
     * A name and who holds it with other content.
     *
     * @param wanted the content that was to have it
     * @param held the content that has it
     */
    public record Taken(ArtifactPath path, Digest wanted, Digest held, String run, String job) {}
}
