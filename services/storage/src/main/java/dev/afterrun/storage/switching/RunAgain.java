package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.upload.RunToRepeat;
import dev.afterrun.contracts.upload.RunToRepeat.State;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Rerun;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Author;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files that were left out are nowhere: only a run that runs once more can bring them. Says which ones, and asks the forge for those
 * that are its own. No transaction may be open; {@link IOException} means try again, which starts nothing twice.
 */
@ApplicationScoped
public class RunAgain {
    /** Runs of a head that are named, or started at a time. */
    static final int MOST = 5;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final RunsLeftOut runs;
    private final Forge forge;
    private final AuditLog auditLog;

    RunAgain(RunsLeftOut runs, Forge forge, AuditLog auditLog) {
        this.runs = runs;
        this.forge = forge;
        this.auditLog = auditLog;
    }

    /** Those of the present head, the newest first, up to {@value #MOST}; none where the pull request is not open. */
    public List<RunToRepeat> needed(Repository repository, int number) throws IOException {
        var head = head(repository, number);
        return head.isEmpty() ? List.of() : runs.of(repository, head.get(), MOST);
    }

    /** Runs them once more, as far as they are the forge's own and it lets us. */
    public List<RunToRepeat> start(Repository repository, int number, Author by) throws IOException {
        var head = head(repository, number);
        if (head.isEmpty()) {
            return List.of();
        }
        auditLog.asked(
                by,
                Act.RERUN_ASKED,
                ActedOn.of(repository, "pull request " + number)
                        .with("of " + head.get().hex()));
        var asked = new ArrayList<RunToRepeat>();
        for (var run : runs.of(repository, head.get(), MOST)) {
            asked.add(start(repository, head.get(), run));
        }
        return List.copyOf(asked);
    }

    private RunToRepeat start(Repository repository, Commit head, RunToRepeat run) throws IOException {
        if (!isOfForge(repository, run)) {
            return run.byHand("it is not one of the forge's own CI");
        }
        return switch (forge.rerun(repository.name(), Long.parseLong(run.run()), head)) {
            case Rerun.Started() -> run.now(State.STARTED);
            case Rerun.Running() -> run.now(State.RUNNING);
            case Rerun.NotPermitted(var permission) ->
                run.byHand("Afterrun would need the permission \"" + permission + "\"");
            case Rerun.Impossible(var why) -> run.byHand(why);
        };
    }

    /** As far as the run's jobs say; what they say is no more than a reason to ask. */
    private static boolean isOfForge(Repository repository, RunToRepeat run) {
        var workflows = ("/" + repository.name() + "/actions").toLowerCase(Locale.ROOT);
        return run.source().toLowerCase(Locale.ROOT).endsWith(workflows)
                && NUMBER.matcher(run.run()).matches();
    }

    private Optional<Commit> head(Repository repository, int number) throws IOException {
        return forge.pullRequest(repository.name(), number)
                .filter(found -> found.state() == PullRequestState.OPEN)
                .map(PullRequest::head);
    }
}
