package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.catalog.Share.End;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of candidates: at one path, or below one. By name, a file counts while its content holds the name: what a newer
 * attempt replaced stays reachable by its run alone.
 */
@ApplicationScoped
class CandidateFiles {
    static final String AT_PATH = """
            SELECT artifact.sha256, artifact.size, artifact.state, artifact.refusal, artifact.rule, job.finished_at,
                   coalesce(artifact.expired_at, job.expired_at) AS expired_at, job.key, job.run, share.job_id AS share, share.most, coalesce(share.ended_by, 'time') AS ended_by
            FROM candidate JOIN job ON job.id = candidate.id
            JOIN artifact ON artifact.job_id = job.id AND artifact.path = ?
            LEFT JOIN share ON share.job_id = job.id
            WHERE artifact.state NOT IN ('stored', 'expired') OR NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
            ORDER BY array_position(ARRAY['stored', 'awaiting', 'expired', 'missing', 'refused'], artifact.state),
                     candidate.ordinal
            LIMIT 1
            """;

    /** Paths are compared by bytes: all that begin with {@code FOLDER/} stand before {@code FOLDER0}. */
    private static final String BELOW = """
            SELECT 1 FROM candidate JOIN job ON job.id = candidate.id
            JOIN artifact ON artifact.job_id = job.id AND artifact.path > ? AND artifact.path < ?
                AND artifact.state = 'stored'
            WHERE NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME;

    private static final String NEAREST = """
            SELECT artifact.path
            FROM unnest(?) WITH ORDINALITY AS wanted (path, distance) CROSS JOIN candidate
            JOIN job ON job.id = candidate.id
            JOIN artifact ON artifact.job_id = job.id AND artifact.path = wanted.path AND artifact.state = 'stored'
            WHERE NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
            ORDER BY distance LIMIT 1
            """;

    private final Sql sql;

    CandidateFiles(Sql sql) {
        this.sql = sql;
    }

    /** The file at {@code path}: one that can be read where there is any, else whatever says most of why not. */
    Optional<At> at(Candidates candidates, ArtifactPath path) {
        return sql.first(At::read, candidates.with() + AT_PATH, candidates.bound(path.value(), candidates.byName()));
    }

    /** Whether any file that can be read lies in {@code folder} or below. */
    boolean anyBelow(Candidates candidates, ArtifactPath folder) {
        return sql.exists(candidates.with() + BELOW, candidates.bound(folder + "/", folder + "0", candidates.byName()));
    }

    /** The first of {@code paths} at which there is a file that can be read. */
    Optional<ArtifactPath> nearest(Candidates candidates, List<ArtifactPath> paths) {
        var wanted = new Array("text", paths.stream().map(ArtifactPath::value).toList());
        return sql.first(
                row -> new ArtifactPath(row.getString("path")),
                candidates.with() + NEAREST,
                candidates.bound(wanted, candidates.byName()));
    }

    /** Whether the list of files of any of the jobs is still to come. */
    boolean unlisted(Candidates candidates) {
        return sql.exists(
                candidates.with()
                        + "SELECT 1 FROM candidate JOIN job USING (id) WHERE NOT job.listed AND job.expired_at IS NULL",
                candidates.bound());
    }

    /**
     * A file as its row says.
     *
     * @param rule the rule that its end follows from
     * @param counted the job whose downloads are counted, where they are
     * @param shareEnd what ended the file, if anything has, where it was sent by hand
     */
    record At(
            Digest sha256,
            long size,
            ArtifactState state,
            Optional<String> refusal,
            Instant finishedAt,
            Optional<Instant> expiredAt,
            Optional<String> rule,
            String run,
            Optional<JobKey> counted,
            Optional<End> shareEnd) {
        static At read(ResultSet row) throws SQLException {
            return new At(
                    Digest.ofHash(row.getBytes("sha256")),
                    row.getLong("size"),
                    ArtifactState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(row.getString("refusal")),
                    row.getTimestamp("finished_at").toInstant(),
                    Optional.ofNullable(row.getTimestamp("expired_at")).map(Timestamp::toInstant),
                    Optional.ofNullable(row.getString("rule")),
                    row.getString("run"),
                    row.getObject("most") == null ? Optional.empty() : Optional.of(new JobKey(row.getString("key"))),
                    row.getObject("share") == null
                            ? Optional.empty()
                            : Optional.of(End.valueOf(row.getString("ended_by").toUpperCase(Locale.ROOT))));
        }
    }
}
