package dev.afterrun.cli.notify;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.forge.ForgeCalls;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.PullRequest;
import java.util.List;
import java.util.OptionalInt;

/** Finds the pull requests that a job reports on, by its commit alone. */
record PullRequests(Forge forge, ForgeCalls calls) {
    /** A commit that is in more is nobody's change. */
    private static final int MOST = 10;

    /**
     * Those whose head or test merge the commit is, in whatever state, since they may have been merged meanwhile; of those
     * that merely contain it the open ones, which were pushed on.
     */
    List<PullRequest> of(RunReport report) {
        var hint = report.pullRequest().map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return calls
                .ask(
                        "asking which pull requests have " + report.commit().abbreviated(),
                        () -> forge.pullRequestsOf(report.repository(), report.commit(), hint))
                .stream()
                .filter(found -> found.isAt(report.commit()) || found.state() == PullRequestState.OPEN)
                .limit(MOST)
                .toList();
    }

    /**
     * In one line why there is none, where that is nothing bad: a push, or a commit that was pushed away.
     *
     * @throws Failure where the job names a pull request that is not there
     */
    String whyNone(RunReport report) {
        var commit = report.commit().abbreviated();
        return report.pullRequest()
                .map(number -> number(report, number).number())
                .map(number -> "pull request #" + number + " no longer has " + commit + "; nothing to comment on")
                .orElse("no pull request of " + report.repository() + " has " + commit + "; nothing to comment on");
    }

    /** Of which commit the comment is to speak: of the head, where a test merge of it was built. */
    Commit commitOf(RunReport report, PullRequest pullRequest) {
        var head = pullRequest.head();
        return pullRequest.isAt(report.commit()) || isBuiltUpon(head, report) ? head : report.commit();
    }

    /** A test merge that was superseded, because the base moved on, was built upon the head. */
    private boolean isBuiltUpon(Commit head, RunReport report) {
        return calls.ask(
                "asking what was merged into " + report.commit().abbreviated(),
                () -> forge.isDescendant(report.repository(), report.commit(), head));
    }

    private PullRequest number(RunReport report, int number) {
        return calls.ask("asking for pull request #" + number, () -> forge.pullRequest(report.repository(), number))
                .orElseThrow(() -> new Failure(
                        ExitCode.NONE_THERE,
                        "pull request #" + number,
                        report.repository() + " has none of that number",
                        "correct --pr, or leave it out"));
    }
}
