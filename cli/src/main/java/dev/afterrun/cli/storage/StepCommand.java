package dev.afterrun.cli.storage;

import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.contracts.store.MoveRequest;
import dev.afterrun.contracts.store.MoveStep;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One of the two steps of a move: what they have in common. */
abstract class StepCommand implements Runnable {
    @Option(
            names = "--from",
            paramLabel = "STORE",
            required = true,
            description = "The store that is to be left, by its configured name.")
    private String from = "";

    @Option(names = "--to", paramLabel = "STORE", required = true, description = "The store that is to have all.")
    private String to = "";

    @Mixin
    private final WaitFlags wait = new WaitFlags();

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
        var patience = wait.patience();
        var move = reaching.move(common);
        var begun = move.begin(new MoveRequest(step, from, to));
        if (wait.isBegunOnly()) {
            reaching.console().print("under way; 'afterrun storage status' tells how far it is");
        } else {
            new MoveReport(move.await(begun, patience)).tell(reaching.console());
        }
    }
}
