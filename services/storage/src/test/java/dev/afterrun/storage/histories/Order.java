package dev.afterrun.storage.histories;

import java.util.List;
import java.util.Random;

/** Says whose turn it is. */
@FunctionalInterface
interface Order {
    /** The number of the lane that goes on: one of those that wait at their gates, of which there is one at least. */
    int next(List<Waiting> ready);

    /** One of many, as {@code seed} has it. */
    static Order of(long seed) {
        var random = new Random(seed);
        return random.nextInt(3) == 0 ? new Chance(random) : Interruption.any(random);
    }

    /**
     * A lane at its gate.
     *
     * @param before what it does as soon as it goes on
     */
    record Waiting(int lane, String before) {}
}
