package dev.afterrun.cli.failure;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what another thread makes, and fails as that has failed. */
public final class Awaited {
    private Awaited() {}

    /**
     * What {@code work} has made.
     *
     * @param what is interrupted, where this thread is
     * @throws IOException where the work did
     */
    public static <T> T orIoException(Future<T> work, String what) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNREACHABLE, what, "it was interrupted", "run it again");
        }
    }

    /** The same of work that throws no such exception. */
    public static <T> T of(Future<T> work, String what) {
        try {
            return orIoException(work, what);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
