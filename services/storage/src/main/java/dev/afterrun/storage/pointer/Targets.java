package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.download.Commits;
import dev.afterrun.storage.download.Ref;
import dev.afterrun.storage.download.Ref.BranchRef;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.download.Ref.PointerRef;
import dev.afterrun.storage.download.Ref.PullRequestRef;
import dev.afterrun.storage.download.Ref.RunRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** The commit that somebody means who wants a pointer to lead there. */
@ApplicationScoped
class Targets {
    private final Commits commits;

    Targets(Commits commits) {
        this.commits = commits;
    }

    /** The one commit that {@code words} mean now; 404 for none, 300 for several, 422 for what leads to no one commit. */
    Commit meant(RepositoryName repository, String words) {
        var ref = Ref.parse(words).orElseThrow(() -> noCommit(words));
        if (ref instanceof PullRequestRef || ref instanceof RunRef) {
            throw noCommit(words);
        }
        var meant = commits.meant(repository, ref);
        return switch (meant.size()) {
            case 0 -> throw new ProblemException(Fitness.unknown("'" + words + "'"));
            case 1 -> commit(meant.getFirst(), words);
            default ->
                throw new ProblemException(ProblemType.AMBIGUOUS.because(
                        "several commits begin like '" + words + "'; write more digits of one of: "
                                + meant.stream().map(Ref::text).collect(Collectors.joining(", "))));
        };
    }

    private static Commit commit(Ref meant, String words) {
        return switch (meant) {
            case CommitRef commit -> new Commit(commit.prefix());
            case BranchRef branch -> branch.commit().orElseThrow(() -> noCommit(words));
            case PointerRef pointer -> pointer.commit().orElseThrow(() -> noCommit(words));
            case PullRequestRef _, RunRef _ -> throw noCommit(words);
        };
    }

    private static ProblemException noCommit(String words) {
        return new ProblemException(
                ProblemType.INVALID.because("a pointer is led to a commit (7 or more of its digits), "
                        + "another pointer, or '~BRANCH', not to '" + words + "'; name one of these"));
    }
}
