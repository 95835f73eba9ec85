package dev.afterrun.ingest;

import dev.afterrun.eventing.relay.Relay;
import dev.afterrun.eventing.relay.Relays;
import dev.afterrun.ingest.produced.ForwardProduced;
import dev.afterrun.ingest.produced.Producers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Everything that ingest reacts to beside requests: what direct producers write, where some are named. */
@ApplicationScoped
public class IngestReactions {
    private final Relays relays;
    private final Producers producers;
    private final ForwardProduced forwardProduced;
    private final MeterRegistry meters;
    private Optional<Relay> relay = Optional.empty();

    IngestReactions(Relays relays, Producers producers, ForwardProduced forwardProduced, MeterRegistry meters) {
        this.relays = relays;
        this.producers = producers;
        this.forwardProduced = forwardProduced;
        this.meters = meters;
    }

    void atStart(@Observes StartupEvent start) {
        if (!producers.names().isEmpty()) {
            relay = Optional.of(meters.gauge(
                    "afterrun.produced.standing", relays.start(producers.names(), forwardProduced), Relay::standing));
        }
    }

    void atEnd(@Observes ShutdownEvent end) {
        relay.ifPresent(Relay::close);
    }
}
