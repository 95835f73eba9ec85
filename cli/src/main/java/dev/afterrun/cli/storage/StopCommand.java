package dev.afterrun.cli.storage;

import dev.afterrun.cli.options.CommonFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun storage stop}. */
@Command(
        name = "stop",
        header = "Stops the copy or the drain that is under way; what was copied stays, and the same command goes on.")
final class StopCommand implements Runnable {
    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Reaching reaching;

    StopCommand(Reaching reaching) {
        this.reaching = reaching;
    }

    @Override
    public void run() {
        new MoveReport(reaching.move(common).stop()).tell(reaching.console());
    }
}
