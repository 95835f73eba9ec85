package dev.afterrun.duework;

import java.io.IOException;
import java.time.Duration;

/** Does the due work of one kind. The same piece may come again after it succeeded: doing it twice is harmless. */
public interface Worker {

    /** Which work it takes. */
    String kind();

    /**
     * How long one piece may take before another replica may have it: longer than a request to a forge. What a killed
     * replica had at hand waits for as long.
     */
    default Duration lease() {
        return Duration.ofSeconds(40);
    }

    /** How many pieces it does at once in this replica. */
    default int parallel() {
        return 4;
    }

    /** Whether its keys begin with a lane, {@code LANE#…}, and each lane gets its turn: see {@link Lanes}. */
    default boolean isInLanes() {
        return false;
    }

    /** How long it is to rest before it takes the next piece, because what it calls is slow; none where it is not. */
    default Duration rest() {
        return Duration.ZERO;
    }

    /** Does one piece. An {@link IOException} means: again, later and later; {@link Outcome.Again} says when. */
    Outcome work(String key) throws IOException;

    /** What became of a piece. */
    sealed interface Outcome {
        /** Nothing is left to do. */
        Outcome DONE = new Done();

        /** It is finished. */
        record Done() implements Outcome {}

        /** It is to be tried again after so long, such as a forge asks for with {@code Retry-After}. */
        record Again(Duration after, String why) implements Outcome {}

        /** Nothing of its lane can be done for so long. */
        record LaneRests(Duration length, String why) implements Outcome {}
    }
}
