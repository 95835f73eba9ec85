package dev.afterrun.notifier;

import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.UnknownStorageFact;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.inbox.Inbox;
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
    private final MeterRegistry meters;

    NotifierReactions(Inbox inbox, TakeNoteOfJob jobs, MeterRegistry meters) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.meters = meters;
    }

    @Incoming("storage")
    @Blocking
    void storage(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        inbox.receive(message, FactFamily.STORAGE, this::react);
    }

    private void react(Event<StorageFact> event) {
        switch (event.fact()) {
            case RunStored stored -> jobs.runStored(stored);
            case CommandAnswered answered -> {}
            // What it says is not shown.
            case RepositoryTold told -> {}
            case PullRequestTold told -> {}
            // A newer storage tells more than this version shows.
            case UnknownStorageFact ignored ->
                meters.counter("afterrun.facts.unknown", "topic", "storage").increment();
        }
    }
}
