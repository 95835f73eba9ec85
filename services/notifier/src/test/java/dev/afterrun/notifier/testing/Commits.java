package dev.afterrun.notifier.testing;

import dev.afterrun.contracts.Commit;
import java.util.concurrent.atomic.AtomicInteger;

/** Commits that no other test has: the forge keeps what stands beside them. */
public final class Commits {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private Commits() {}

    /** Another one each time. */
    public static Commit fresh() {
        return new Commit("%040x".formatted(NUMBERS.incrementAndGet()));
    }
}
