package dev.afterrun.storage.histories;

import dev.afterrun.blobs.ObjectKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where something can come in between: before each statement and before each call of the store. Who runs under a
 * {@link Checkpoint} is told there; all others pass.
 */
public final class Checkpoints {
    private static final ThreadLocal<Optional<Checkpoint>> HERE = ThreadLocal.withInitial(Optional::empty);

    private Checkpoints() {}

    /** A statement or a call of the store is about to be made. */
    public static void reached(String what) {
        reached(() -> what);
    }

    /** The same, in words that are found only where somebody asks for them. */
    static void reached(Supplier<String> what) {
        HERE.get().ifPresent(checkpoint -> checkpoint.reached(what));
    }

    /** An object has become visible. */
    static void made(ObjectKey object) {
        HERE.get().ifPresent(checkpoint -> checkpoint.made(object));
    }

    /** Runs {@code work}, whose statements and calls of the store are told to {@code checkpoint}. */
    static void under(Checkpoint checkpoint, Work work) throws Exception {
        HERE.set(Optional.of(checkpoint));
        try {
            work.run();
        } finally {
            HERE.remove();
        }
    }

    /** Told of each statement and call; what it throws ends whoever was about to make it. */
    interface Checkpoint {
        void reached(Supplier<String> what);

        void made(ObjectKey object);
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
