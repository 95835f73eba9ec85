package dev.afterrun.cli.deadletters;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that a service could not take.
 *
 * @param service the one that gave up
 * @param cause why
 * @param value the event's data as text, where one was asked for
 */
record DeadLetter(
        String id,
        Optional<String> service,
        Optional<String> topic,
        Optional<Integer> partition,
        Optional<Long> offset,
        Optional<String> key,
        Optional<String> type,
        Optional<String> eventId,
        Optional<String> cause,
        Optional<Instant> failedAt,
        Optional<String> value) {}
