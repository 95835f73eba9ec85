package dev.afterrun.contracts.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far the step is that was begun last.
 *
 * @param objects files of the store that were read
 * @param copies blobs in them that were compared with their digest
 * @param bytes of these
 * @param expectedBytes that there were when it began
 * @param damaged copies that it found damaged; none of them was copied, and nothing left for them
 * @param unreadable objects that the store would not give, however often asked
 * @param rest what is in the first store, once the step is not under way any more
 */
public record MoveStatus(
        long id,
        MoveStep step,
        String from,
        String to,
        State state,
        Instant startedAt,
        Optional<Instant> finishedAt,
        long objects,
        long copies,
        long bytes,
        long expectedBytes,
        long damaged,
        long unreadable,
        Optional<Rest> rest) {

    /** Whether there is still work under way. */
    @JsonIgnore
    public boolean isUnderWay() {
        return state == State.UNDER_WAY;
    }

    /**
     * What is in the first store.
     *
     * @param lacking blobs that count and have no well copy in the second
     * @param copies that count
     * @param condemned objects with copies that do not count any more, which are deleted after the grace period
     */
    public record Rest(long lacking, long copies, long condemned) {}

    /** Whether it goes on. */
    public enum State {
        UNDER_WAY,
        DONE,
        STOPPED;

        /** As it stands in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
