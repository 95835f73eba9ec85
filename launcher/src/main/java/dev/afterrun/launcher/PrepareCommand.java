package dev.afterrun.launcher;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.launcher.console.Waiting;
import dev.afterrun.launcher.demo.Rehearsal;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.Recordings;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code afterrun prepare}: one start that makes all later ones quick. */
@Command(
        name = "prepare",
        header = "Records how the services start, so that they start in about half the time from then on.",
        description = {
            "",
            "Starts everything once on an empty directory, publishes a few files, and keeps what Java loaded, linked and "
                    + "learnt beside the build: some 500 MB. Takes about a minute. A new build needs it anew; without it "
                    + "everything works, only later."
        })
final class PrepareCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    PrepareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var installation = Installation.ofThisProgram();
        var settings =
                StackSettings.of(installation).withPort(OptionalInt.of(0)).recorded();
        try (var running = RunningStack.start(settings, Rehearsal.place(installation), surroundings.console())) {
            return running.stack().ready() ? recorded(installation, running) : ExitCode.UNREACHABLE.number();
        } catch (IOException e) {
            throw Trouble.with("afterrun prepare", e);
        }
    }

    private int recorded(Installation installation, RunningStack running) throws IOException {
        var exitCode = new Rehearsal(running.data(), running.stack(), surroundings).run();
        if (exitCode == 0) {
            try (var _ = Waiting.show(surroundings.console(), () -> "writing what was recorded")) {
                var bytes = new Recordings(installation, running.stack()).finish();
                surroundings.console().print("recorded four starts in " + new ByteSize(bytes));
            }
        }
        return exitCode;
    }
}
