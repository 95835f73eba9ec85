package dev.afterrun.launcher.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a process is ended: asked first (SIGTERM), forced (SIGKILL) when it does not go in time. */
public final class Ending {
    private static final Duration AFTER_FORCE = Duration.ofSeconds(2);

    private Ending() {}

    /** Asks, waits that long, then forces. */
    public static void of(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!gone(process, patience)) {
            forced(process);
        }
    }

    /** Ends it without asking. */
    public static void forced(ProcessHandle process) {
        process.destroyForcibly();
        gone(process, AFTER_FORCE);
    }

    /** Whether it ends within that time. */
    public static boolean gone(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a process cannot be waited for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
