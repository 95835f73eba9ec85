package dev.afterrun.cli.verify;

import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.Found;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun verify start}. */
@Command(
        name = "start",
        sortOptions = false,
        header = "Begins a pass over all stored bytes now, or joins the one under way.")
final class StartCommand implements Runnable {
    private static final Duration PATIENCE = Duration.ofHours(24);

    @Option(names = "--wait", description = "Wait until all was read, and report.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait, such as 90s or 5m. Default: 24h.")
    @Nullable
    private String timeout;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Asking asking;

    StartCommand(Asking asking) {
        this.asking = asking;
    }

    @Override
    public void run() {
        var patience = timeout == null ? PATIENCE : Amount.time(new Found(timeout, "--timeout"));
        var verification = asking.verification(common);
        var begun = verification.start();
        if (wait) {
            new Report(verification.await(begun, patience)).tell(asking.console());
        } else {
            asking.console().print("under way; 'afterrun verify status' tells how far it is");
        }
    }
}
