package dev.afterrun.cli.storage;

import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.Found;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether, and for how long, a command waits for what it has begun. */
final class WaitFlags {
    private static final Duration PATIENCE = Duration.ofHours(24);

    @Option(names = "--no-wait", description = "Begin it only.")
    private boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait, such as 90s or 5m. Default: 24h.")
    @Nullable
    private String timeout;

    /** Whether it is only begun. */
    boolean isBegunOnly() {
        return noWait;
    }

    /** The longest to wait. */
    Duration patience() {
        return timeout == null ? PATIENCE : Amount.time(new Found(timeout, "--timeout"));
    }
}
