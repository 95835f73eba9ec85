package dev.afterrun.storage;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.ExpiryFact;
import dev.afterrun.contracts.event.RunFact;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.UnknownExpiryFact;
import dev.afterrun.contracts.event.UnknownRunFact;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.inbox.Inbox;
import dev.afterrun.storage.disposal.ExpireJob;
import dev.afterrun.storage.publishing.RecordRun;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Everything that storage reacts to. */
@ApplicationScoped
public class StorageReactions {
    private final Inbox inbox;
    private final RecordRun recordRun;
    private final ExpireJob expireJob;

    StorageReactions(Inbox inbox, RecordRun recordRun, ExpireJob expireJob) {
        this.inbox = inbox;
        this.recordRun = recordRun;
        this.expireJob = expireJob;
    }

    @Incoming("runs")
    @Blocking
    void runs(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        inbox.receive(message, FactFamily.RUNS, this::run);
    }

    @Incoming("expiry")
    @Blocking
    void expiry(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        inbox.receive(message, FactFamily.EXPIRY, this::expiry);
    }

    private void run(Event<RunFact> event) {
        switch (event.fact()) {
            case RunFinished finished ->
                recordRun.runFinished(new Event<>(event.id(), event.source(), event.time(), finished));
            case UnknownRunFact unknown -> {}
        }
    }

    private void expiry(Event<ExpiryFact> event) {
        switch (event.fact()) {
            case ExpiryDue due -> expireJob.expiryDue(due);
            case UnknownExpiryFact unknown -> {}
        }
    }
}
