package dev.afterrun.storage.doctor;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.duework.outbox.Outbox;
import dev.afterrun.eventing.doctor.Check;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Whether what storage has to tell gets to the queue. */
@Singleton
class OutboxIsSent implements Check {
    private static final String NAME = "outbox";

    /** As in the alert. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Outbox outbox;

    OutboxIsSent(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        var waiting = outbox.backlog();
        return List.of(
                waiting.age().compareTo(LONG) > 0
                        ? Finding.wrong(
                                NAME,
                                waiting.rows() + " facts wait to be told, the oldest for "
                                        + waiting.age().toSeconds() + " s",
                                "look whether storage reaches the broker, and may write there: its log says")
                        : Finding.ok(NAME, waiting.rows() + " facts wait to be told, none for long"));
    }
}
