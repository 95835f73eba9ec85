package dev.afterrun.cli.verify;

import dev.afterrun.cli.options.CommonFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun verify status}. */
@Command(name = "status", header = "Shows how much was read, when, and what is damaged.")
final class StatusCommand implements Runnable {
    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Asking asking;

    StatusCommand(Asking asking) {
        this.asking = asking;
    }

    @Override
    public void run() {
        new Report(asking.verification(common).status()).tell(asking.console());
    }
}
