package dev.afterrun.storage.download;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.Ref.BranchRef;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.download.Ref.PointerRef;
import dev.afterrun.storage.download.Ref.PullRequestRef;
import dev.afterrun.storage.download.Ref.RunRef;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What refs mean at this moment: full names for abbreviated commits, and where branches and pointers lead. */
@ApplicationScoped
public class Commits {
    /** More choices than these help nobody. */
    private static final int CHOICES = 10;

    /** Compared by bytes, as the indexes are; {@code g} follows the last hexadecimal digit. */
    private static final String BEGINNING = """
            WITH mine AS (SELECT id FROM repository WHERE lower(name) = ? ORDER BY strpos(forge_id, '/') > 0, named_at DESC, id DESC LIMIT 1)
            SELECT commit_sha AS hex FROM job
            WHERE repository_id = (SELECT id FROM mine) AND trust > 0 AND commit_sha ~>=~ ? AND commit_sha ~<~ ?
            UNION SELECT built_commit FROM job
            WHERE repository_id = (SELECT id FROM mine) AND trust > 0 AND built_commit <> commit_sha
              AND built_commit ~>=~ ? AND built_commit ~<~ ?
            ORDER BY hex LIMIT ?
            """;

    private final Destinations destinations;
    private final Sql sql;

    Commits(Destinations destinations, Sql sql) {
        this.destinations = destinations;
        this.sql = sql;
    }

    /**
     * What {@code ref} may mean: an abbreviation every commit in full, at most ten; a branch or a pointer the same with its
     * commit, or nothing; whatever always means the same, itself.
     */
    public List<Ref> meant(RepositoryName repository, Ref ref) {
        return switch (ref) {
            case CommitRef commit when !commit.full() -> beginning(repository, commit);
            case BranchRef(var branch, var commit)
            when commit.isEmpty() ->
                destinations.ofBranch(repository, branch).stream()
                        .<Ref>map(found -> new BranchRef(branch, Optional.of(found)))
                        .toList();
            case PointerRef(var name, var commit)
            when commit.isEmpty() ->
                destinations.ofPointer(repository, name).stream()
                        .<Ref>map(found -> new PointerRef(name, Optional.of(found)))
                        .toList();
            case CommitRef _, BranchRef _, PointerRef _, PullRequestRef _, RunRef _ -> List.of(ref);
        };
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
