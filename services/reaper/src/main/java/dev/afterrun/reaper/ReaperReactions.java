package dev.afterrun.reaper;

import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.UnknownStorageFact;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.inbox.Inbox;
import dev.afterrun.reaper.pace.KeepTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Everything that reaper reacts to. */
@ApplicationScoped
public class ReaperReactions {
    private final Inbox inbox;
    private final KeepTime time;
    private final MeterRegistry meters;

    ReaperReactions(Inbox inbox, KeepTime time, MeterRegistry meters) {
        this.inbox = inbox;
        this.time = time;
        this.meters = meters;
    }

    @Incoming("storage")
    @Blocking
    void storage(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        inbox.receive(message, FactFamily.STORAGE, this::react);
    }

    private void react(Event<StorageFact> event) {
        switch (event.fact()) {
            case RunStored stored -> time.runStored(stored);
            // What has no files has no end.
            case CommandAnswered answered -> {}
            case RepositoryTold told -> {}
            case PullRequestTold told -> {}
            case RunUnderway underway -> {}
            case SealChanged seal -> {}
            // A newer storage tells more than this version keeps time for.
            case UnknownStorageFact ignored ->
                meters.counter("afterrun.facts.unknown", "topic", "storage").increment();
        }
    }
}
