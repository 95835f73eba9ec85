package dev.afterrun.storage.page;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.page.RepositoryView.BranchView;
import dev.afterrun.storage.page.RepositoryView.PointerView;
import dev.afterrun.storage.page.RepositoryView.RunView;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The pages of repositories: where their names lead, and what was published last. */
@ApplicationScoped
public class RepositoryPages {
    /** More of a kind nobody reads through. */
    private static final int SHOWN = 50;

    private static final String POINTERS = """
            SELECT pointer.name, pointer.commit_sha, pointer.follows, last.moved_at
            FROM pointer LEFT JOIN pointer_move AS last USING (repository_id, name, version)
            WHERE pointer.repository_id = ? AND (pointer.commit_sha IS NOT NULL OR pointer.follows IS NOT NULL)
            ORDER BY last.moved_at DESC NULLS LAST, pointer.name LIMIT ?
            """;

    private static final String BRANCHES = """
            SELECT branch, max(coalesce(started_at, finished_at)) AS active FROM job
            WHERE repository_id = ? AND branch IS NOT NULL AND trust > 0
              AND expires_at IS NOT NULL AND expired_at IS NULL
            GROUP BY branch ORDER BY active DESC, branch LIMIT ?
            """;

    /** Of the jobs that were recorded last, of each its latest attempt there. */
    private static final String RUNS = """
            WITH newest AS (SELECT * FROM job WHERE repository_id = ? ORDER BY id DESC LIMIT 500),
                 latest AS (SELECT DISTINCT ON (source, run, name) * FROM newest ORDER BY source, run, name, attempt DESC)
            SELECT run, min(commit_sha) AS commit_sha, min(branch) AS branch, min(trust) AS trust, count(*) AS jobs,
                   bool_or(conclusion = 'failure') AS failed, bool_and(conclusion = 'success') AS successful,
                   max(finished_at) AS finished
            FROM latest GROUP BY source, run ORDER BY max(id) DESC LIMIT ?
            """;

    private final Repositories repositories;
    private final Notices notices;
    private final PageUrls urls;
    private final Sql sql;
    private final Clock clock;

    RepositoryPages(Repositories repositories, Notices notices, PageUrls urls, Sql sql, Clock clock) {
        this.repositories = repositories;
        this.notices = notices;
        this.urls = urls;
        this.sql = sql;
        this.clock = clock;
    }

    /** The repository's page; empty where nobody has heard of it. */
    @Transactional
    public Optional<RepositoryView> find(RepositoryName name) {
        var now = clock.instant();
        return repositories.named(name).map(repository -> view(repository, now));
    }

    private RepositoryView view(Repository repository, Instant now) {
        return new RepositoryView(
                repository.name().toString(),
                sql.list(row -> pointer(repository, row, now), POINTERS, repository.id(), SHOWN),
                sql.list(row -> branch(repository, row, now), BRANCHES, repository.id(), SHOWN),
                sql.list(row -> run(repository, row, now), RUNS, repository.id(), SHOWN),
                notices.of(repository));
    }

    private PointerView pointer(Repository repository, ResultSet row, Instant now) throws SQLException {
        var name = row.getString("name");
        var commit = Optional.ofNullable(row.getString("commit_sha"));
        var moved = Optional.ofNullable(row.getTimestamp("moved_at"));
        return new PointerView(
                name,
                urls.refPage(repository.name(), name),
                commit.map(hex -> new Commit(hex).abbreviated()),
                Optional.ofNullable(row.getString("follows")),
                moved.filter(time -> commit.isPresent()).map(time -> Moment.of(time.toInstant(), now)));
    }

    private BranchView branch(Repository repository, ResultSet row, Instant now) throws SQLException {
        var name = row.getString("branch");
        return new BranchView(
                name,
                urls.refPage(repository.name(), "~" + name),
                Moment.of(row.getTimestamp("active").toInstant(), now));
    }

    private RunView run(Repository repository, ResultSet row, Instant now) throws SQLException {
        var run = row.getString("run");
        return new RunView(
                run,
                urls.refPage(repository.name(), "run-" + run),
                new Commit(row.getString("commit_sha")).abbreviated(),
                Optional.ofNullable(row.getString("branch")),
                row.getBoolean("failed") ? "failure" : row.getBoolean("successful") ? "success" : "cancelled",
                row.getInt("jobs"),
                row.getInt("trust") == 0,
                Moment.of(row.getTimestamp("finished").toInstant(), now));
    }
}
