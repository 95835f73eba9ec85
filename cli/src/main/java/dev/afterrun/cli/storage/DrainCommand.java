package dev.afterrun.cli.storage;

import dev.afterrun.contracts.store.MoveStep;
import picocli.CommandLine.Command;

/** {@code afterrun storage drain}. */
@Command(
        name = "drain",
        sortOptions = false,
        header = "Takes out of one store what is well in another, and waits for it.",
        description = {
            "",
            "Storage reads each blob in the second store and compares it with its digest; what is well leaves the first,"
                    + " whose objects are deleted when the grace period is over. All else stays where it is. The store"
                    + " that takes what is new cannot be drained.",
            ""
        })
final class DrainCommand extends StepCommand {
    DrainCommand(Reaching reaching) {
        super(reaching, MoveStep.DRAIN);
    }
}
