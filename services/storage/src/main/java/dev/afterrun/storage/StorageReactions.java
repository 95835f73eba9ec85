package dev.afterrun.storage;

import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.ExpiryFact;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.event.PullRequestFact;
import dev.afterrun.contracts.event.RerunRequested;
import dev.afterrun.contracts.event.RunFact;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.UnknownExpiryFact;
import dev.afterrun.contracts.event.UnknownPullRequestFact;
import dev.afterrun.contracts.event.UnknownRunFact;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.inbox.Inbox;
import dev.afterrun.storage.command.TakeNoteOfCommand;
import dev.afterrun.storage.disposal.ExpireInTurn;
import dev.afterrun.storage.persisted.conclusion.TakeNoteOfRuns;
import dev.afterrun.storage.progress.RecordStart;
import dev.afterrun.storage.progress.TakeNoteOfChecks;
import dev.afterrun.storage.publishing.RecordRun;
import dev.afterrun.storage.publishing.TakeNoteOfInstallation;
import dev.afterrun.storage.publishing.TakeNoteOfPullRequest;
import dev.afterrun.storage.runartifact.TakeNoteOfEndedRuns;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.switching.ReviewSwitch;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Everything that storage reacts to. */
@ApplicationScoped
public class StorageReactions {
    private final Inbox inbox;
    private final RecordRun recordRun;
    private final RecordStart recordStart;
    private final TakeNoteOfPullRequest takeNoteOfPullRequest;
    private final TakeNoteOfInstallation takeNoteOfInstallation;
    private final TakeNoteOfCommand takeNoteOfCommand;
    private final TakeNoteOfChecks takeNoteOfChecks;
    private final TakeNoteOfRuns takeNoteOfRuns;
    private final TakeNoteOfEndedRuns takeNoteOfEndedRuns;
    private final ReviewSwitch reviewSwitch;
    private final ReadSettings readSettings;
    private final ExpireInTurn expireInTurn;

    StorageReactions(
            Inbox inbox,
            RecordRun recordRun,
            RecordStart recordStart,
            TakeNoteOfPullRequest takeNoteOfPullRequest,
            TakeNoteOfInstallation takeNoteOfInstallation,
            TakeNoteOfCommand takeNoteOfCommand,
            TakeNoteOfChecks takeNoteOfChecks,
            TakeNoteOfRuns takeNoteOfRuns,
            TakeNoteOfEndedRuns takeNoteOfEndedRuns,
            ReviewSwitch reviewSwitch,
            ReadSettings readSettings,
            ExpireInTurn expireInTurn) {
        this.inbox = inbox;
        this.recordRun = recordRun;
        this.recordStart = recordStart;
        this.takeNoteOfPullRequest = takeNoteOfPullRequest;
        this.takeNoteOfInstallation = takeNoteOfInstallation;
        this.takeNoteOfCommand = takeNoteOfCommand;
        this.takeNoteOfChecks = takeNoteOfChecks;
        this.takeNoteOfRuns = takeNoteOfRuns;
        this.takeNoteOfEndedRuns = takeNoteOfEndedRuns;
        this.reviewSwitch = reviewSwitch;
        this.readSettings = readSettings;
        this.expireInTurn = expireInTurn;
    }

    @Incoming("runs")
    @Blocking
    void runs(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        inbox.receive(message, FactFamily.RUNS, this::run);
    }

    @Incoming("pull-requests")
    @Blocking
    void pullRequests(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        inbox.receive(message, FactFamily.PULL_REQUESTS, this::pullRequest);
    }

    @Incoming("expiry")
    @Blocking
    void expiry(ConsumerRecords<String, byte[]> messages) throws InterruptedException {
        inbox.receive(messages, FactFamily.EXPIRY, ExpireInTurn.MOST, this::expiries, this::expiry);
    }

    private void run(Event<RunFact> event) {
        switch (event.fact()) {
            case RunFinished finished -> recordRun.runFinished(event.of(finished));
            case RunStarted started -> recordStart.runStarted(started, event.time());
            case JobFinished finished -> recordRun.jobFinished(event.of(finished));
            case UnknownRunFact unknown -> {}
        }
    }

    private void pullRequest(Event<PullRequestFact> event) {
        switch (event.fact()) {
            case PullRequestChanged changed -> {
                takeNoteOfPullRequest.pullRequestChanged(changed);
                reviewSwitch.pullRequestChanged(changed);
            }
            case BranchPushed pushed -> readSettings.branchPushed(pushed);
            case CommentChanged comment -> takeNoteOfCommand.commentChanged(comment);
            case LabelChanged label -> takeNoteOfCommand.labelChanged(event.of(label));
            case WorkflowRunChanged run -> {
                takeNoteOfChecks.workflowRunChanged(run);
                takeNoteOfRuns.workflowRunChanged(run);
                takeNoteOfEndedRuns.workflowRunChanged(run);
            }
            case RerunRequested rerun -> takeNoteOfChecks.rerunRequested(event.id(), rerun);
            case InstallationChanged installation -> takeNoteOfInstallation.installationChanged(installation);
            case UnknownPullRequestFact unknown -> {}
        }
    }

    private void expiries(List<Event<ExpiryFact>> events) throws IOException {
        expireInTurn.expiryDue(events.stream()
                .map(Event::fact)
                .mapMulti((ExpiryFact fact, Consumer<ExpiryDue> due) -> {
                    switch (fact) {
                        case ExpiryDue proposal -> due.accept(proposal);
                        case UnknownExpiryFact unknown -> {}
                    }
                })
                .toList());
    }

    private void expiry(Event<ExpiryFact> event) throws IOException {
        switch (event.fact()) {
            case ExpiryDue due -> expireInTurn.expiryDue(due);
            case UnknownExpiryFact unknown -> {}
        }
    }
}
