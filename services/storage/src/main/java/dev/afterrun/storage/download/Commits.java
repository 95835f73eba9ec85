package dev.afterrun.storage.download;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Full names for abbreviated commits, among those that a commit's address leads to. */
@ApplicationScoped
public class Commits {
    /** More choices than these help nobody. */
    private static final int CHOICES = 10;

    /** Compared by bytes, as the indexes are; {@code g} follows the last hexadecimal digit. */
    private static final String BEGINNING = """
            WITH mine AS (SELECT id FROM repository WHERE lower(name) = ? ORDER BY id DESC LIMIT 1)
            SELECT commit_sha AS hex FROM job
            WHERE repository_id = (SELECT id FROM mine) AND trust > 0 AND commit_sha ~>=~ ? AND commit_sha ~<~ ?
            UNION SELECT built_commit FROM job
            WHERE repository_id = (SELECT id FROM mine) AND trust > 0 AND built_commit <> commit_sha
              AND built_commit ~>=~ ? AND built_commit ~<~ ?
            ORDER BY hex LIMIT ?
            """;

    private final Sql sql;

    Commits(Sql sql) {
        this.sql = sql;
    }

    /** What {@code ref} may mean: itself where it is no abbreviation, else every commit in full, at most ten. */
    public List<Ref> meant(RepositoryName repository, Ref ref) {
        return ref instanceof CommitRef commit && !commit.full() ? beginning(repository, commit) : List.of(ref);
    }

    private List<Ref> beginning(RepositoryName repository, CommitRef ref) {
        var end = ref.prefix() + "g";
        return sql.list(
                row -> new CommitRef(new Commit(row.getString("hex")).hex()),
                BEGINNING,
                repository.toString().toLowerCase(Locale.ROOT),
                ref.prefix(),
                end,
                ref.prefix(),
                end,
                CHOICES);
    }
}
