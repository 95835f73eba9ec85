package dev.afterrun.storage.testing;

import dev.afterrun.eventing.inbox.EventsToCome;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far the events have been read, as a test says it; everything, where it says nothing. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestEvents implements EventsToCome {
    private final Set<String> deadLetters = ConcurrentHashMap.newKeySet();
    private volatile Instant readUntil = Instant.MAX;

    /** The service stands before this moment. */
    public void standAt(Instant moment) {
        readUntil = moment;
    }

    /** The service has read everything. */
    public void catchUp() {
        readUntil = Instant.MAX;
    }

    /** The service could not take an event of the job. */
    public void refuse(CiJob job) {
        deadLetters.add(key(job));
    }

    /** Somebody has put the job's event back. */
    public void resolve(CiJob job) {
        deadLetters.remove(key(job));
    }

    @Override
    public boolean allRead(String topic, Instant until) {
        return !until.isAfter(readUntil);
    }

    @Override
    public boolean deadLetter(String topic, String key) {
        return deadLetters.contains(key);
    }

    private static String key(CiJob job) {
        return job.id().repository() + ":" + job.commit();
    }
}
