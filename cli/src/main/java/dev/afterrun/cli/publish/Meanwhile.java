package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.Awaited;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Something that is found out while other things are done; how that ends is told to whoever asks for it, and not before. */
final class Meanwhile<T> implements AutoCloseable {
    private final FutureTask<T> task;

    private Meanwhile(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins {@code work} on a thread that keeps nobody from ending. */
    static <T> Meanwhile<T> of(Supplier<T> work) {
        var task = new FutureTask<>(work::get);
        Thread.ofPlatform().daemon().name("meanwhile").start(task);
        return new Meanwhile<>(task);
    }

    /** What was found out, or the failure that came instead. */
    T get() {
        return Awaited.of(task, "publishing");
    }

    /** Nobody will ask any more. */
    @Override
    public void close() {
        task.cancel(true);
    }
}
