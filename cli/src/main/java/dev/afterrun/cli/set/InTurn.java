package dev.afterrun.cli.set;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.failure.ForJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Several sets, one after the other. */
public final class InTurn {
    private InTurn() {}

    /**
     * Does {@code work} for each of {@code sets}. What fails is told, and the others are done all the same, unless the server cannot be
     * reached. The end is that of the first failure; of the first that {@code job} does not pass over, where there is one.
     */
    public static void each(List<DeclaredSet> sets, Console console, ForJobs job, Consumer<DeclaredSet> work) {
        var failures = new ArrayList<Failure>();
        for (var set : sets) {
            try {
                work.accept(set);
            } catch (Failure failure) {
                failures.add(failure);
                if (failure.exitCode() == ExitCode.UNREACHABLE) {
                    break;
                }
                if (sets.size() > 1) {
                    tell(failure, console);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw end(failures, sets.size(), console, job);
        }
    }

    private static Failure end(List<Failure> failures, int sets, Console console, ForJobs job) {
        var last = failures.getLast();
        var isUnreachable = last.exitCode() == ExitCode.UNREACHABLE;
        if (failures.size() == 1 && (isUnreachable || sets == 1)) {
            return last;
        }
        if (isUnreachable) {
            tell(last, console);
        }
        var ends = failures.stream().map(Failure::exitCode).toList();
        return new Failure(
                ends.stream().filter(end -> !job.passesOver(end)).findFirst().orElse(ends.getFirst()),
                "all " + sets + " sets",
                failures.size() + " of them failed",
                "each is told above");
    }

    private static void tell(Failure failure, Console console) {
        console.note("afterrun: " + failure.getMessage());
    }
}
