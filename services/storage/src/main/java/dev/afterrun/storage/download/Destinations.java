package dev.afterrun.storage.download;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Where branches and pointers lead at this moment. Nobody outside is asked: what the forge said last is in the tables. */
@ApplicationScoped
class Destinations {
    private static final String OF_POINTER = """
            SELECT commit_sha FROM pointer
            WHERE repository_id = (SELECT id FROM repository WHERE lower(repository.name) = ? ORDER BY strpos(forge_id, '/') > 0, named_at DESC, id DESC LIMIT 1)
              AND name = ? AND commit_sha IS NOT NULL
            """;

    /**
     * The head if it has jobs; else where the branch was moved to, while that has files; else the newest commit that has
     * files, by when CI first started it. When all of them have gone: where it was, so that its files are told to be gone.
     */
    private static final String OF_BRANCH = """
            WITH mine AS (SELECT id FROM repository WHERE lower(name) = ? ORDER BY strpos(forge_id, '/') > 0, named_at DESC, id DESC LIMIT 1),
                 known AS (SELECT head, commit_sha FROM branch WHERE repository_id = (SELECT id FROM mine) AND name = ?)
            SELECT coalesce(
                (SELECT head FROM known WHERE EXISTS (
                    SELECT 1 FROM job WHERE repository_id = (SELECT id FROM mine) AND commit_sha = known.head AND trust > 0)
                  OR EXISTS (
                    SELECT 1 FROM job WHERE repository_id = (SELECT id FROM mine) AND built_commit = known.head
                      AND built_commit <> commit_sha AND trust > 0)),
                (SELECT commit_sha FROM known WHERE EXISTS (
                    SELECT 1 FROM job WHERE repository_id = (SELECT id FROM mine) AND commit_sha = known.commit_sha
                      AND trust > 0 AND expires_at IS NOT NULL AND expired_at IS NULL)),
                (SELECT commit_sha FROM job
                 WHERE repository_id = (SELECT id FROM mine) AND branch = ?
                   AND trust > 0 AND expires_at IS NOT NULL AND expired_at IS NULL
                 GROUP BY commit_sha ORDER BY min(coalesce(started_at, finished_at)) DESC, commit_sha LIMIT 1),
                (SELECT commit_sha FROM known)) AS commit_sha
            """;

    private final Sql sql;

    Destinations(Sql sql) {
        this.sql = sql;
    }

    /** The commit that the pointer leads to. */
    Optional<Commit> ofPointer(RepositoryName repository, PointerName name) {
        return sql.first(row -> new Commit(row.getString("commit_sha")), OF_POINTER, lowered(repository), name.value());
    }

    /** The commit that the branch leads to. */
    Optional<Commit> ofBranch(RepositoryName repository, String branch) {
        return sql
                .list(
                        row -> Optional.ofNullable(row.getString("commit_sha")),
                        OF_BRANCH,
                        lowered(repository),
                        branch,
                        branch)
                .stream()
                .flatMap(Optional::stream)
                .map(Commit::new)
                .findFirst();
    }

    private static String lowered(RepositoryName repository) {
        return repository.toString().toLowerCase(Locale.ROOT);
    }
}
