package dev.afterrun.cli.set;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Several sets, one after the other. */
public final class InTurn {
    private InTurn() {}

    /**
     * Does {@code work} for each of {@code sets}. What fails is told, and the others are done all the same, unless the server cannot be
     * reached; the end is that of the first failure.
     */
    public static void each(List<DeclaredSet> sets, Console console, Consumer<DeclaredSet> work) {
        var failures = new ArrayList<Failure>();
        for (var set : sets) {
            try {
                work.accept(set);
            } catch (Failure failure) {
                if (sets.size() == 1 || failure.exitCode() == ExitCode.UNREACHABLE) {
                    throw failure;
                }
                console.note("afterrun: " + failure.getMessage());
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw new Failure(
                    failures.getFirst().exitCode(),
                    "all " + sets.size() + " sets",
                    failures.size() + " of them failed",
                    "each is told above");
        }
    }
}
