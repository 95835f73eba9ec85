package dev.afterrun.system;

import java.util.Random;

/** Random moments that can be had again: each test prints its seed, and {@code -Dafterrun.seed=N} sets it. */
final class Seed {
    private Seed() {}

    static Random random() {
        long seed = Long.getLong("afterrun.seed", System.nanoTime() % 1_000_000);
        Told.that("seed %d (again with -Dafterrun.seed=%d)".formatted(seed, seed));
        return new Random(seed);
    }
}
