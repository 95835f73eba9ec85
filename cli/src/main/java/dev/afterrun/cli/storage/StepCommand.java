package dev.afterrun.cli.storage;

import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.Found;
import dev.afterrun.contracts.store.MoveRequest;
import dev.afterrun.contracts.store.MoveStep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One of the two steps of a move: what they have in common. */
abstract class StepCommand implements Runnable {
    private static final Duration PATIENCE = Duration.ofHours(24);

    @Option(
            names = "--from",
            paramLabel = "STORE",
            required = true,
            description = "The store that is to be left, by its configured name.")
    private String from = "";

    @Option(names = "--to", paramLabel = "STORE", required = true, description = "The store that is to have all.")
    private String to = "";

    @Option(names = "--no-wait", description = "Begin it only.")
    private boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait, such as 90s or 5m. Default: 24h.")
    @Nullable
    private String timeout;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Reaching reaching;
    private final MoveStep step;

    StepCommand(Reaching reaching, MoveStep step) {
        this.reaching = reaching;
        this.step = step;
    }

    @Override
    public void run() {
        var patience = timeout == null ? PATIENCE : Amount.time(new Found(timeout, "--timeout"));
        var move = reaching.move(common);
        var begun = move.begin(new MoveRequest(step, from, to));
        if (noWait) {
            reaching.console().print("under way; 'afterrun storage status' tells how far it is");
        } else {
            new MoveReport(move.await(begun, patience)).tell(reaching.console());
        }
    }
}
