package dev.afterrun.notifier;

import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.event.PullRequestFact;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.RerunRequested;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.UnknownPullRequestFact;
import dev.afterrun.contracts.event.UnknownStorageFact;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.inbox.Inbox;
import dev.afterrun.notifier.access.TakeNoteOfInstallation;
import dev.afterrun.notifier.comment.TakeNoteOfAnswer;
import dev.afterrun.notifier.comment.TakeNoteOfDecision;
import dev.afterrun.notifier.comment.TakeNoteOfJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Everything that notifier reacts to. */
@ApplicationScoped
public class NotifierReactions {
    private final Inbox inbox;
    private final TakeNoteOfJob jobs;
    private final TakeNoteOfAnswer answers;
    private final TakeNoteOfInstallation installations;
    private final TakeNoteOfDecision decisions;
    private final MeterRegistry meters;

    NotifierReactions(
            Inbox inbox,
            TakeNoteOfJob jobs,
            TakeNoteOfAnswer answers,
            TakeNoteOfInstallation installations,
            TakeNoteOfDecision decisions,
            MeterRegistry meters) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.answers = answers;
        this.installations = installations;
        this.decisions = decisions;
        this.meters = meters;
    }

    @Incoming("storage")
    @Blocking
    void storage(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        inbox.receive(message, FactFamily.STORAGE, this::react);
    }

    @Incoming("pull-requests")
    @Blocking
    void pullRequests(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        inbox.receive(message, FactFamily.PULL_REQUESTS, this::hear);
    }

    private void hear(Event<PullRequestFact> event) {
        switch (event.fact()) {
            case InstallationChanged changed -> installations.installationChanged(changed);
            // What of these concerns a comment or a check, storage tells once it has asked the forge.
            case PullRequestChanged changed -> {}
            case LabelChanged changed -> {}
            case CommentChanged changed -> {}
            case BranchPushed pushed -> {}
            case WorkflowRunChanged run -> {}
            case RerunRequested rerun -> {}
            case UnknownPullRequestFact unknown -> {}
        }
    }

    private void react(Event<StorageFact> event) {
        switch (event.fact()) {
            case RunStored stored -> jobs.runStored(stored);
            case CommandAnswered answered -> answers.commandAnswered(answered);
            case RunUnderway underway -> jobs.runUnderway(underway);
            case SealChanged changed -> jobs.sealChanged(changed);
            case RepositoryTold told -> decisions.repositoryTold(told);
            case PullRequestTold told -> decisions.pullRequestTold(told);
            // A newer storage tells more than this version shows.
            case UnknownStorageFact ignored ->
                meters.counter("afterrun.facts.unknown", "topic", "storage").increment();
        }
    }
}
