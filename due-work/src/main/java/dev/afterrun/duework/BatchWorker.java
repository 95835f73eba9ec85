package dev.afterrun.duework;

import java.io.IOException;
import java.util.List;

/**
 * Does several pieces at once, where that is cheaper than one after the other. If they fail together, each is done by itself: one
 * that cannot be done holds up no other. When it is to {@link #rest()} before all are done, the others are given back.
 */
public interface BatchWorker extends Worker {
    /** How many pieces it takes at most. All of them have to be done within one {@link #lease()}. */
    int most();

    /**
     * Does all of these pieces, two at least, or fails. What it had done before it failed is done again, as any piece may be.
     *
     * @param keys each once
     */
    void workTogether(List<String> keys) throws IOException;
}
