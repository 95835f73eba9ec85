package dev.afterrun.eventing.deadletter;

import java.time.Instant;

/**
 * A record that a service could not take.
 *
 * @param id {@code SERVICE/TOPIC/PARTITION/OFFSET}: the same record fails under the same id
 * @param service whose reaction failed
 * @param key the record's key
 * @param type its CloudEvents type, empty where it has none
 * @param eventId its CloudEvents id, empty where it has none
 * @param cause the exception's class and message
 */
public record DeadLetter(
        String id,
        String service,
        String topic,
        int partition,
        long offset,
        String key,
        String type,
        String eventId,
        String cause,
        Instant failedAt) {}
