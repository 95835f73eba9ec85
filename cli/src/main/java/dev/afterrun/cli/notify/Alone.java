package dev.afterrun.cli.notify;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.comment.Section;
import dev.afterrun.cli.notify.comment.SharedComment;
import dev.afterrun.cli.notify.comment.Written;
import dev.afterrun.cli.notify.forge.ForgeCalls;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.publish.JobCall;
import dev.afterrun.cli.publish.LocalDefaults;
import dev.afterrun.cli.publish.Plan;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.forge.PullRequest;
import java.time.Clock;
import java.util.List;

/** All that a server would do, done in the job: find the pull request, upload, comment. */
final class Alone {
    private final RunReport report;
    private final PullRequests pullRequests;
    private final Details details;
    private final Telling telling;
    private final Console console;
    private final Pause pause;
    private final Clock clock;

    private Alone(JobCall call, Plan plan, PullRequests pullRequests, Details details) {
        this.report = plan.draft().report();
        this.pullRequests = pullRequests;
        this.details = details;
        this.telling = new Telling(plan.draft(), call.surroundings().clock());
        this.console = call.surroundings().console();
        this.pause = call.pause();
        this.clock = call.surroundings().clock();
    }

    /** Fails where the settings cannot do, before anything is done. */
    static Alone of(JobCall call, Plan plan) {
        var settings = call.settings();
        requireRepository(settings);
        var retry = Retry.of(settings, call.pause(), call.surroundings().console());
        var forge = ForgeAccess.connect(settings);
        var details = Details.of(call, plan, retry);
        call.explain();
        return new Alone(call, plan, new PullRequests(forge, new ForgeCalls(retry)), details);
    }

    void run() {
        var found = pullRequests.of(report);
        if (found.isEmpty()) {
            console.print(pullRequests.whyNone(report));
            return;
        }
        try {
            comment(found, telling.of(details.upload()));
        } catch (UploadFailed e) {
            // The summary is worth reading all the same.
            comment(found, telling.withoutFiles());
            throw e.why();
        }
    }

    private void comment(List<PullRequest> found, Section section) {
        found.forEach(pullRequest -> comment(pullRequest, section));
    }

    private void comment(PullRequest pullRequest, Section section) {
        var comment = new SharedComment(
                pullRequests.forge(), pullRequests.calls(), report.repository(), pullRequest.number(), pause, clock);
        var commit = pullRequests.commitOf(report, pullRequest);
        switch (comment.put(section, commit)) {
            case Written.Told told -> console.print("comment: " + told.comment().url());
            case Written.Overtaken overtaken ->
                console.print("the comment of pull request #" + pullRequest.number() + " speaks of "
                        + overtaken.by().abbreviated() + " by now, and stays");
        }
    }

    private static void requireRepository(Settings settings) {
        if (settings.find(Setting.REPO).filter(LocalDefaults::told).isPresent()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "which repository",
                    "neither --repo nor AFTERRUN_REPO is set, and nothing here tells it",
                    "give OWNER/NAME, or 'owner' and 'repo' in the INI file");
        }
    }
}
