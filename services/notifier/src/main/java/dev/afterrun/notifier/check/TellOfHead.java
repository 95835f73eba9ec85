package dev.afterrun.notifier.check;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.notifier.access.Budget;
import dev.afterrun.notifier.picture.Picture;
import dev.afterrun.notifier.picture.Pictures;
import dev.afterrun.notifier.picture.PullRequestKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Says beside the present head of a pull request what is known of it, and beside earlier ones how they ended. */
@ApplicationScoped
class TellOfHead {
    private static final Outcome MORE = new Outcome.Again(Duration.ZERO, "an earlier commit is said to be in progress");

    private final Forge forge;
    private final Pictures pictures;
    private final WantedCheck wanted;
    private final CommitChecks checks;
    private final OneCheck check;
    private final Budget budget;

    TellOfHead(Forge forge, Pictures pictures, WantedCheck wanted, CommitChecks checks, OneCheck check, Budget budget) {
        this.forge = forge;
        this.pictures = pictures;
        this.wanted = wanted;
        this.checks = checks;
        this.check = check;
        this.budget = budget;
    }

    /** A write was spent for it, which is given back where nothing was sent; what needs another is due again. */
    Outcome of(PullRequestKey pullRequest, RepositoryName name, CheckMode mode) throws IOException {
        var sent = false;
        Outcome left = Outcome.DONE;
        try {
            var present = forge.pullRequest(name, pullRequest.number())
                    .orElseThrow(() -> new ForgeRefused("the forge has no such pull request"));
            for (var heads = heads(pullRequest, present).iterator(); heads.hasNext(); ) {
                var head = heads.next();
                var saying = wanted.on(head, picture(head, pullRequest, name, present), mode);
                if (saying.isEmpty() || isAnothers(head, name, pullRequest)) {
                    continue;
                }
                switch (checks.take(head, name, pullRequest)) {
                    case CheckTurn.NotYet(var again) -> left = again;
                    case CheckTurn.Ours turn -> {
                        // From here on a failure may have been a write whose answer was lost.
                        sent = true;
                        sent = inTurn(turn, saying.get());
                    }
                }
                if (sent) {
                    return heads.hasNext() ? MORE : left;
                }
            }
            return left;
        } finally {
            if (!sent) {
                budget.giveBack(name);
            }
        }
    }

    /** The present one, and those before it that are still said to be in progress. */
    private List<Head> heads(PullRequestKey pullRequest, PullRequest present) {
        return Stream.concat(
                        Stream.of(new Head(pullRequest.repository(), present.head())),
                        checks.pendingOf(pullRequest).stream())
                .distinct()
                .toList();
    }

    private Picture picture(Head head, PullRequestKey pullRequest, RepositoryName name, PullRequest present) {
        return head.commit().equals(present.head())
                ? pictures.of(pullRequest, name, present)
                : pictures.ofEarlier(pullRequest, name, head.commit());
    }

    private boolean inTurn(CheckTurn.Ours turn, Saying saying) throws IOException {
        try {
            return check.say(turn, saying);
        } finally {
            checks.end(turn);
        }
    }

    /** Of several pull requests with one head the one with the lowest number speaks, as long as that is its head. */
    private boolean isAnothers(Head head, RepositoryName name, PullRequestKey pullRequest) throws IOException {
        var other = checks.speakerOf(head).filter(speaker -> speaker.number() < pullRequest.number());
        return other.isPresent()
                && forge.pullRequest(name, other.get().number())
                        .filter(present -> present.head().equals(head.commit()))
                        .isPresent();
    }
}
