package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.PullRequest;
import java.util.Optional;

/** What a person, or a test, says a pull request is to be; what is left out is as in one that was just opened. */
record PullRequestBody(
        Optional<Commit> head,
        Optional<Commit> testMerge,
        Optional<String> base,
        Optional<PullRequestState> state,
        Optional<String> title,
        Optional<Boolean> fork) {
    private static final int LENGTH = 255;

    PullRequestBody {
        bounded(base);
        bounded(title);
    }

    Commit requiredHead() {
        return head.orElseThrow(() -> new ProblemException(
                ProblemType.INVALID.because("A pull request has a commit as its 'head': name it.")));
    }

    PullRequest over(PullRequest opened) {
        return new PullRequest(
                opened.number(),
                requiredHead(),
                testMerge,
                base.orElse(opened.base()),
                state.orElse(opened.state()),
                title.orElse(opened.title()),
                opened.url(),
                fork.orElse(opened.fork()));
    }

    private static void bounded(Optional<String> text) {
        text.filter(given -> given.length() > LENGTH).ifPresent(passed -> {
            throw new ProblemException(ProblemType.INVALID.because(
                    "A title or a branch passes the limit.", LENGTH + " characters", passed.length()));
        });
    }
}
