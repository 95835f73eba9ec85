package dev.afterrun.storage.download;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.Ref.BranchRef;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.download.Ref.PointerRef;
import dev.afterrun.storage.download.Ref.PullRequestRef;
import dev.afterrun.storage.download.Ref.RunRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The jobs whose files an address may mean, the first of them winning, as a query of {@code id, ordinal} and its
 * parameters.
 *
 * @param byName whether a file counts only under a name that its content holds for its commit
 */
public record Candidates(String query, List<Object> parameters, boolean byName) {
    private static final String REPOSITORY = "(SELECT id FROM repository WHERE lower(repository.name) = ?"
            + " ORDER BY strpos(forge_id, '/') > 0, named_at DESC, id DESC LIMIT 1)";

    /**
     * Never an untrusted one; the most trusted first. Both the head and what was built lead here; that they differ is said as
     * the index of the latter says it, which would not be used otherwise.
     */
    private static final String OF_COMMIT = """
            SELECT job.id, row_number() OVER (ORDER BY job.trust DESC, coalesce(job.started_at, job.finished_at) DESC, job.attempt DESC, job.id DESC)
                AS ordinal
            FROM job
            WHERE job.repository_id = %s AND job.trust > 0
              AND (job.commit_sha = ? OR job.built_commit = ? AND job.built_commit <> job.commit_sha)
            """.formatted(REPOSITORY);

    /** What a pointer leads to: nobody but a trusted run adds to it. */
    private static final String OF_POINTED_COMMIT = OF_COMMIT + " AND job.trust = 2";

    /** Nobody's. */
    private static final String NONE =
            "SELECT job.id, 1 AS ordinal FROM job WHERE job.repository_id = %s AND false".formatted(REPOSITORY);

    /** The present head's first, then those of the commit that was last heard of. */
    private static final String OF_PULL_REQUEST = """
            SELECT job.id, row_number() OVER (
                ORDER BY job.commit_sha = pull_request.head DESC NULLS LAST, newest DESC, job.commit_sha,
                    job.trust DESC, coalesce(job.started_at, job.finished_at) DESC, job.attempt DESC, job.id DESC) AS ordinal
            FROM (
                SELECT job.*, belongs.number, max(job.recorded_at) OVER (PARTITION BY job.commit_sha) AS newest
                FROM pull_request_commit AS belongs JOIN job USING (repository_id, commit_sha)
                WHERE belongs.repository_id = %s AND belongs.number = ?
            ) AS job LEFT JOIN pull_request USING (repository_id, number)
            """.formatted(REPOSITORY);

    /** The newest attempt first; two CI systems may number alike, and the trusted one is not to be shadowed. */
    private static final String OF_RUN = """
            SELECT job.id, row_number() OVER (ORDER BY job.trust DESC, job.attempt DESC, coalesce(job.started_at, job.finished_at) DESC, job.id DESC)
                AS ordinal
            FROM job WHERE job.repository_id = %s AND job.run = ?
            """.formatted(REPOSITORY);

    private static final String OF_JOB = OF_RUN + " AND job.attempt = ? AND job.name = ?";

    /** Whose files {@code ref} leads to; of a commit, by its full name; of a branch or a pointer, where it was looked up. */
    public static Candidates of(RepositoryName repository, Ref ref) {
        return switch (ref) {
            case CommitRef commit -> named(OF_COMMIT, repository, commit.prefix(), commit.prefix());
            case BranchRef branch -> at(OF_COMMIT, repository, branch.commit());
            case PointerRef pointer -> at(OF_POINTED_COMMIT, repository, pointer.commit());
            case PullRequestRef pullRequest -> named(OF_PULL_REQUEST, repository, pullRequest.number());
            case RunRef run -> new Candidates(OF_RUN, parametersOf(repository, run.run()), false);
        };
    }

    /** The one job, of each CI system that has such a run. */
    static Candidates of(Address.InJob address) {
        return new Candidates(
                OF_JOB,
                parametersOf(address.repository(), address.run().run(), address.attempt(), address.job()),
                false);
    }

    /** The head of a statement that reads from {@code candidate}. */
    public String with() {
        return "WITH candidate AS (" + query + ") ";
    }

    /** The parameters of such a statement, {@code rest} for what stands behind the head. */
    public Object[] bound(Object... rest) {
        var all = new ArrayList<>(parameters);
        all.addAll(List.of(rest));
        return all.toArray();
    }

    private static Candidates at(String query, RepositoryName repository, Optional<Commit> commit) {
        return commit.map(known -> named(query, repository, known.hex(), known.hex()))
                .orElseGet(() -> named(NONE, repository));
    }

    private static Candidates named(String query, RepositoryName repository, Object... rest) {
        return new Candidates(query, parametersOf(repository, rest), true);
    }

    private static List<Object> parametersOf(RepositoryName repository, Object... rest) {
        var all = new ArrayList<Object>();
        all.add(repository.toString().toLowerCase(Locale.ROOT));
        all.addAll(List.of(rest));
        return List.copyOf(all);
    }
}
