package dev.afterrun.cli.storage;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.store.MoveStatus;
import dev.afterrun.contracts.store.MoveStatus.Rest;

/** How a move stands, in words. */
record MoveReport(MoveStatus status) {
    /** Prints it, and fails where something was damaged or could not be read. */
    void tell(Console console) {
        console.print(status.step().word() + " from " + status.from() + " to " + status.to() + ", " + state() + ": "
                + Figures.count(status.copies(), "blob") + " in " + Figures.count(status.objects(), "object") + ", "
                + new ByteSize(status.bytes()) + " of " + new ByteSize(status.expectedBytes()) + "; "
                + status.damaged() + " damaged, " + status.unreadable() + " unreadable");
        status.rest().ifPresent(rest -> console.print(told(rest)));
        if (status.damaged() > 0) {
            throw failure(
                    ExitCode.REJECTED,
                    status.damaged() + " damaged",
                    "'afterrun verify status' names the files of each");
        }
        if (status.unreadable() > 0) {
            throw failure(
                    ExitCode.UNREACHABLE,
                    Figures.count(status.unreadable(), "object") + " could not be read",
                    "give the same command again when the store is well");
        }
    }

    private String state() {
        var time = status.finishedAt().orElse(status.startedAt());
        return switch (status.state()) {
            case UNDER_WAY -> "under way since " + time;
            case DONE -> "done " + time;
            case STOPPED -> "stopped " + time;
        };
    }

    private String told(Rest rest) {
        return "left in " + status.from() + ": " + Figures.count(rest.copies(), "blob") + ", " + rest.lacking()
                + " of them not in " + status.to() + "; " + rest.condemned()
                + " to be deleted when the grace period is over";
    }

    private Failure failure(ExitCode code, String why, String mend) {
        return new Failure(code, "the " + status.step().word(), why, mend);
    }
}
