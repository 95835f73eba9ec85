package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether a pointer may lead to a commit: a trusted run of it has files that can be read. */
@ApplicationScoped
class Fitness {
    private static final String JOBS = """
            SELECT count(*) AS jobs, count(*) FILTER (WHERE trust = ?) AS trusted,
                   count(*) FILTER (WHERE trust = ? AND expired_at IS NOT NULL) AS expired,
                   bool_or(trust = ? AND EXISTS (
                       SELECT 1 FROM artifact WHERE artifact.job_id = job.id AND artifact.state = 'stored')) AS files
            FROM job WHERE repository_id = ? AND (commit_sha = ? OR built_commit = ?)
            """;

    private final Sql sql;

    Fitness(Sql sql) {
        this.sql = sql;
    }

    /** Why not; empty where it may. Asked while the commit's jobs are held, so that they do not expire meanwhile. */
    Optional<Problem> refusal(Repository repository, Commit commit) {
        var trusted = TrustLevel.TRUSTED.rank();
        return sql
                .list(
                        row -> refusal(
                                commit,
                                row.getInt("jobs"),
                                row.getInt("trusted"),
                                row.getInt("expired"),
                                row.getBoolean("files")),
                        JOBS,
                        trusted,
                        trusted,
                        trusted,
                        repository.id(),
                        commit.hex(),
                        commit.hex())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Problem> refusal(Commit commit, int jobs, int trusted, int expired, boolean files) {
        if (files) {
            return Optional.empty();
        }
        if (jobs == 0) {
            return Optional.of(unknown(commit.hex()));
        }
        if (trusted == 0) {
            return refused("no trusted run has published from " + commit
                    + ", and pointers lead to nothing else; publish it from the default or a protected branch");
        }
        return refused(
                expired > 0
                        ? "the files of the trusted runs of " + commit + " have expired; run the job again"
                        : "the trusted runs of " + commit + " have no stored files; publish some, or wait for them");
    }

    /** What is told of a commit that no run of the repository has named. */
    static Problem unknown(String what) {
        return ProblemType.NOT_FOUND.because(
                "no run has told of " + what + " in this repository; publish from it first");
    }

    private static Optional<Problem> refused(String why) {
        return Optional.of(ProblemType.POINTER_REFUSED.because(why));
    }
}
