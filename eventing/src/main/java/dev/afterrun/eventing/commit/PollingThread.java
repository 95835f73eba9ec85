package dev.afterrun.eventing.commit;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.Consumer;

/** The one thread that may use a consumer. */
interface PollingThread {
    /** Runs it there once it does not poll. */
    Uni<Void> run(java.util.function.Consumer<Consumer<?, ?>> action);

    /** For who is on that thread. */
    Consumer<?, ?> consumer();
}
