package dev.afterrun.launcher;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.io.IOException;

/** The machine's own faults, such as a full disk or a missing program, as the one line that a command ends with. */
final class Trouble {
    private Trouble() {}

    static Failure with(String what, IOException why) {
        var reason = String.valueOf(why.getMessage());
        var failure = new Failure(ExitCode.UNREACHABLE, what, reason, "mend that and try again");
        failure.initCause(why);
        return failure;
    }
}
