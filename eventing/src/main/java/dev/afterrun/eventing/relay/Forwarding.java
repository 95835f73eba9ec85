package dev.afterrun.eventing.relay;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** What becomes of records. It waits for nothing, and bears a record that comes again. */
public interface Forwarding {
    /** How long {@code topic} has to wait until a record of it may be taken; zero where {@link #take} is to follow now. */
    Duration pause(String topic);

    /**
     * Sends what is made of {@code message}, or says why nothing is.
     *
     * @return done when what was sent is acknowledged; failed where the record has to be taken again, later
     */
    CompletionStage<Void> take(Message message);
}
