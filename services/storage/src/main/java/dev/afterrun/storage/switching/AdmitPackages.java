package dev.afterrun.storage.switching;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a job may bring package files. Which pull request it is of, the forge says: what the job names is a hint. No
 * transaction may be open; {@link IOException} means that the forge cannot be asked now.
 */
@ApplicationScoped
class AdmitPackages {
    /** Pull requests of one commit that are looked at. */
    private static final int LOOKED_AT = 10;

    private final SettingsOf settings;
    private final Switching switching;
    private final ReviewPullRequest review;
    private final CompareWithSeen compare;
    private final Forge forge;

    AdmitPackages(
            SettingsOf settings, Switching switching, ReviewPullRequest review, CompareWithSeen compare, Forge forge) {
        this.settings = settings;
        this.switching = switching;
        this.review = review;
        this.compare = compare;
        this.forge = forge;
    }

    Admission decide(PackageQuestion question) throws IOException {
        var mode = settings.of(question.repository()).uploads().mode();
        if (mode == UploadMode.ALWAYS || question.isTrustedPush()) {
            return new Admission.Granted();
        }
        var open = openPullRequests(question);
        if (!question.isOfPullRequest() && open.stream().noneMatch(PullRequest::fork)) {
            return new Admission.Granted();
        }
        var first = open.stream().map(PullRequest::number).findFirst();
        if (mode == UploadMode.NEVER) {
            return new Admission.Denied(
                    first, question.repository().name() + " takes no package files of pull requests");
        }
        for (var pullRequest : open) {
            if (isAdmitted(question, pullRequest)) {
                return new Admission.Granted();
            }
        }
        return first.<Admission>map(number -> denied(question, number)).orElseGet(() -> unknown(question));
    }

    /** The one that the job names first. */
    private List<PullRequest> openPullRequests(PackageQuestion question) throws IOException {
        return forge.pullRequestsOf(question.repository().name(), question.commit(), question.hinted()).stream()
                .filter(pullRequest -> pullRequest.state() == PullRequestState.OPEN)
                .sorted(Comparator.comparing((PullRequest found) -> question.hint()
                                .filter(hint -> hint == found.number())
                                .isEmpty())
                        .thenComparingInt(PullRequest::number))
                .limit(LOOKED_AT)
                .toList();
    }

    private boolean isAdmitted(PackageQuestion question, PullRequest pullRequest) throws IOException {
        // The head first: a push that nobody has heard of yet may have ended it.
        review.review(question.repository(), pullRequest);
        return switch (admit(question, pullRequest)) {
            case Admittance.Through() -> true;
            case Admittance.Off ignored -> false;
            case Admittance.Unseen(var serial, var seen) -> {
                // An earlier commit, or the test merge of one: it ends nothing, but is let through only if it does the
                // same.
                if (compare.rerendering(question.repository(), seen, question.commit())
                        .isPresent()) {
                    yield false;
                }
                switching.goodFor(
                        question.repository(),
                        pullRequest.number(),
                        serial,
                        question.commit(),
                        Switching.Place.ELSEWHERE);
                yield admit(question, pullRequest) instanceof Admittance.Through;
            }
        };
    }

    private Admittance admit(PackageQuestion question, PullRequest pullRequest) {
        return switching.admit(question.repository(), pullRequest.number(), question.run(), question.commit());
    }

    private Admission denied(PackageQuestion question, int number) {
        var uploads = switching.now(question.repository(), number);
        var why = uploads.on()
                ? "uploads of pull request #" + number
                        + " are on for what was seen then, and this commit does something" + " else in CI"
                : uploads.ended()
                        .map(end -> "uploads of pull request #" + number + " are off again: " + words(end))
                        .orElse("uploads of pull request #" + number + " are off until somebody asks for them");
        return new Admission.Denied(Optional.of(number), why + "; " + HowToAsk.sentence(number));
    }

    private static Admission unknown(PackageQuestion question) {
        return new Admission.Denied(
                Optional.empty(),
                "the forge knows no open pull request of commit "
                        + question.commit().hex().substring(0, 7)
                        + ", and uploads are switched on for open ones; publish again once it does");
    }

    private static String words(SwitchEnd end) {
        return switch (end) {
            case RUNS -> "as many runs as were asked for have brought files";
            case TIME -> "the time that was asked for is over";
            case CLOSED -> "it was closed";
            case MERGED -> "it was merged";
            case RERENDER -> "a push has changed what CI does";
            case SWITCHED_OFF -> "somebody has switched them off";
        };
    }
}
