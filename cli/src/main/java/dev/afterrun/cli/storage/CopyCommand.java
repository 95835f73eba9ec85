package dev.afterrun.cli.storage;

import dev.afterrun.contracts.store.MoveStep;
import picocli.CommandLine.Command;

/** {@code afterrun storage copy}. */
@Command(
        name = "copy",
        sortOptions = false,
        header = "Copies all that lies in one store to another, compared with its digests, and waits for it.",
        description = {
            "",
            "Storage does it in the background while it takes and serves files. Interrupting this command stops nothing;"
                    + " the same command waits for it again. What lies in the second store already is passed over.",
            ""
        })
final class CopyCommand extends StepCommand {
    CopyCommand(Reaching reaching) {
        super(reaching, MoveStep.COPY);
    }
}
