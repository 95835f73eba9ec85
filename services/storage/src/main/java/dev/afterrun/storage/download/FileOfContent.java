package dev.afterrun.storage.download;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/**
 * A repository's newest file of some content. As by commit, files of untrusted jobs are not found: they are reached by pull
 * request and run alone. One statement on the repository's own rows, whoever else has the content.
 */
@ApplicationScoped
class FileOfContent {
    /** Of so many of the newest uses at each level of trust, one has to have the name. */
    private static final int NAMES = 1_000;

    private static final String NEWEST = """
            SELECT use.sha256, use.size, use.state, use.refusal, use.rule, job.finished_at,
                   coalesce(use.expired_at, job.expired_at) AS expired_at, job.key, job.run, share.job_id AS share, share.most, coalesce(share.ended_by, 'time') AS ended_by
            FROM (SELECT id FROM repository WHERE lower(name) = ? ORDER BY strpos(forge_id, '/') > 0, named_at DESC, id DESC LIMIT 1) AS repository
            CROSS JOIN unnest(ARRAY[2, 1]) AS level (trust)
            CROSS JOIN LATERAL (%s UNION ALL %s) AS use
            JOIN job ON job.id = use.job_id
            LEFT JOIN share ON share.job_id = job.id
            ORDER BY use.state = 'expired', use.job_id DESC LIMIT 1
            """.formatted(newest("stored"), newest("expired"));

    private final Sql sql;

    FileOfContent(Sql sql) {
        this.sql = sql;
    }

    /** The file, stored or else expired; of the last part {@code name} where one is asked for. */
    Optional<CandidateFiles.At> find(RepositoryName repository, Digest sha256, Optional<String> name) {
        var wanted = name.orElse("");
        return sql.first(
                CandidateFiles.At::read,
                NEWEST,
                repository.toString().toLowerCase(Locale.ROOT),
                sha256.bytes(),
                wanted,
                wanted,
                sha256.bytes(),
                wanted,
                wanted);
    }

    private static String newest(String state) {
        return """
                (SELECT named.* FROM (
                    SELECT * FROM artifact
                    WHERE repository_id = repository.id AND trust = level.trust AND sha256 = ? AND state = '%s'
                    ORDER BY job_id DESC, path DESC LIMIT %d) AS named
                 WHERE ? = '' OR regexp_replace(named.path, '^.*/', '') = ?
                 ORDER BY named.job_id DESC LIMIT 1)
                """.formatted(state, NAMES);
    }
}
