package dev.afterrun.eventing.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which partitions stand still, and how many records became dead letters. */
@ApplicationScoped
class InboxWatch {
    private final Set<String> standing = ConcurrentHashMap.newKeySet();
    private final MeterRegistry meters;

    InboxWatch(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("afterrun.inbox.standing", standing, Set::size);
    }

    void stands(String topic, int partition) {
        standing.add(topic + "/" + partition);
    }

    void moves(String topic, int partition) {
        // Empty nearly always: a look is cheaper than a removal.
        if (!standing.isEmpty()) {
            standing.remove(topic + "/" + partition);
        }
    }

    void deadLetter(String topic) {
        meters.counter("afterrun.dead.letters", "topic", topic).increment();
    }

    List<String> standing() {
        return standing.stream().sorted().toList();
    }
}
