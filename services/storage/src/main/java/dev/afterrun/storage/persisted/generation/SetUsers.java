package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.catalog.PullRequests;
import dev.afterrun.storage.catalog.PullRequests.Way;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.persisted.SetUser;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who a job is that saves or restores. Its trust is its token's; whether its pull request is a fork's, where that leads, and whether
 * the commit belongs to it, the forge says; only which of its branches a job of the repository itself is on is the job's word.
 * No transaction may be open.
 */
@ApplicationScoped
class SetUsers {
    private final ReadSettings readSettings;
    private final SettingsOf settings;
    private final PullRequests pullRequests;
    private final Forge forge;

    SetUsers(ReadSettings readSettings, SettingsOf settings, PullRequests pullRequests, Forge forge) {
        this.readSettings = readSettings;
        this.settings = settings;
        this.pullRequests = pullRequests;
        this.forge = forge;
    }

    /** Who wants to write; 403 where its word about itself does not hold. */
    SetUser saving(Repository repository, TrustLevel trust, SetJob job) {
        if (job.pullRequest().isPresent()) {
            var number = job.pullRequest().get();
            return onPullRequest(number, trust, wayOfCommit(repository, number, job.commit()));
        }
        if (trust == TrustLevel.UNTRUSTED) {
            throw refused("untrusted runs save for their pull request alone; say which it is");
        }
        var user = onBranch(repository, job.branch());
        if (user instanceof SetUser.OnDefaultBranch(var branch) && trust != TrustLevel.TRUSTED) {
            throw refused("the token is that of " + trust.word() + " runs, and what '" + branch
                    + "' hands on is saved by trusted ones alone; use such a token, or say which pull request it is");
        }
        return user;
    }

    /** Who wants to read; whose scope it says to be is worth no more than what everybody may read. */
    SetUser restoring(Repository repository, TrustLevel trust, Optional<String> branch, Optional<Integer> number) {
        return number.isPresent()
                ? onPullRequest(number.get(), trust, way(repository, number.get()))
                : onBranch(repository, branch);
    }

    private SetUser onBranch(Repository repository, Optional<String> said) {
        var branch = said.filter(name -> !name.isBlank())
                .orElseThrow(() -> new ProblemException(ProblemType.INVALID.because(
                        "neither a branch nor a pull request is said; say of which the job is")));
        readSettings.firstOf(repository);
        // Where the forge does not say which it is, the branch is taken for the default one, which may least.
        var defaultBranch = settings.defaultBranch(repository).orElse(branch);
        return branch.equals(defaultBranch)
                ? new SetUser.OnDefaultBranch(branch)
                : new SetUser.OnBranch(branch, defaultBranch);
    }

    private static SetUser onPullRequest(int number, TrustLevel trust, Way way) {
        return way.fork() || trust == TrustLevel.UNTRUSTED
                ? new SetUser.OnFork(number, way.base())
                : new SetUser.OnPullRequest(number, way.base());
    }

    /** A commit that is not of the pull request must not write what others of it read. */
    private Way wayOfCommit(Repository repository, int number, Commit commit) {
        var known = pullRequests.ofCommit(repository, commit).contains(number)
                ? pullRequests.way(repository, number)
                : Optional.<Way>empty();
        return known.orElseGet(() -> asked(
                        () -> forge.pullRequestsOf(repository.name(), commit, OptionalInt.of(number)).stream()
                                .filter(found -> found.number() == number)
                                .findFirst())
                .orElseThrow(() -> refused("the forge does not know the commit " + commit.abbreviated()
                        + " as one of pull request #" + number + "; save in a job of its own commits")));
    }

    private Way way(Repository repository, int number) {
        return pullRequests
                .way(repository, number)
                .or(() -> asked(() -> forge.pullRequest(repository.name(), number)))
                .orElseThrow(() -> refused("the forge knows no pull request #" + number));
    }

    private static Optional<Way> asked(Question question) {
        try {
            return question.ask().map(found -> new Way(found.base(), found.fork()));
        } catch (IOException away) {
            throw new ProblemException(ProblemType.UNAVAILABLE.because(
                    "the forge cannot be asked now about the pull request; try again in a moment"));
        } catch (ForgeRefused refusal) {
            throw refused("the forge does not say what the pull request is: " + refusal.getMessage());
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.SCOPE_REFUSED.because(why));
    }

    /** Asks the forge for a pull request. */
    @FunctionalInterface
    private interface Question {
        Optional<PullRequest> ask() throws IOException;
    }
}
