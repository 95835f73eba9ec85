package dev.afterrun.eventing.inbox;

import java.io.IOException;
import java.time.Instant;

/** What this service has been told and has not reacted to: an answer for whoever must not be early. */
public interface EventsToCome {
    /** Whether the service is done with everything that was put on {@code topic} until this moment. */
    boolean allRead(String topic, Instant until) throws IOException;

    /** Whether the service could not take an event of this key, and nobody has resolved that. */
    boolean deadLetter(String topic, String key) throws IOException;
}
