package dev.afterrun.storage.pass;

import java.time.Instant;
import java.util.Optional;

/**
 * One way through the objects of stores, as far as it has come.
 *
 * @param kind of the due work that it gives
 * @param route of one that moves
 * @param isStopped whether it was ended before its end
 * @param expected bytes that there were to be dealt with when it began
 * @param damaged copies that it found damaged
 * @param unreadable objects that the store would not give, however often asked; they may be well
 */
public record Pass(
        long id,
        String kind,
        Optional<Route> route,
        Instant startedAt,
        Optional<Instant> finishedAt,
        boolean isStopped,
        long objects,
        long copies,
        long bytes,
        long expected,
        long damaged,
        long unreadable) {}
