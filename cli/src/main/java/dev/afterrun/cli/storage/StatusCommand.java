package dev.afterrun.cli.storage;

import dev.afterrun.cli.options.CommonFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun storage status}. */
@Command(name = "status", header = "Shows how far the copy or the drain is that was begun last.")
final class StatusCommand implements Runnable {
    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Reaching reaching;

    StatusCommand(Reaching reaching) {
        this.reaching = reaching;
    }

    @Override
    public void run() {
        new MoveReport(reaching.move(common).status()).tell(reaching.console());
    }
}
