package dev.afterrun.launcher;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.launcher.demo.Demo;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code afterrun demo}: the whole of Afterrun, given this repository's own build to keep. */
@Command(
        name = "demo",
        header = "Runs everything on this machine and publishes this repository's own build to it.",
        description = {
            "",
            "Starts what 'afterrun up' starts, runs the tests of contracts, publishes jars and test results as a finished "
                    + "run on pull request 1 of the local forge, and prints the comment and the addresses."
        })
final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--once", description = "Stop when the comment is there; exit 0 when all went well.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this directory. Default: ${DEFAULT-VALUE}.")
    private Path directory = Path.of(".afterrun", "demo");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the one configured address, 0 for any free one. Default: as 'afterrun up'.")
    private Optional<Integer> port = Optional.empty();

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var installation = Installation.ofThisProgram();
        var settings = StackSettings.of(installation)
                .withPort(port.map(OptionalInt::of).orElse(OptionalInt.empty()));
        try (var running =
                RunningStack.start(settings, surroundings.directory().resolve(directory), surroundings.console())) {
            return running.stack().ready() ? publish(installation, running) : ExitCode.UNREACHABLE.number();
        } catch (IOException e) {
            throw Trouble.with("afterrun demo", e);
        }
    }

    private int publish(Installation installation, RunningStack running) throws IOException {
        var exitCode = new Demo(installation, running.data(), running.stack(), surroundings).run();
        if (!once && exitCode == 0) {
            surroundings.console().print("");
            surroundings.console().print("It stays up until Ctrl-C.");
            running.stay();
        }
        return exitCode;
    }
}
