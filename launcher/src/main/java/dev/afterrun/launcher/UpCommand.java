package dev.afterrun.launcher;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.launcher.stack.ForgeChoice;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code afterrun up}: the whole of Afterrun on this machine, until Ctrl-C. */
@Command(
        name = "up",
        header = "Runs the whole of Afterrun on this machine, until Ctrl-C.",
        description = {
            "",
            "Starts a real Kafka broker, a real PostgreSQL, a local forge and the four services, all on 127.0.0.1, and "
                    + "prints where they are. Everything is kept in one directory and is there again at the next start. "
                    + "Commands that run in the directory that holds it, or below, find the server by themselves.",
            "",
            "With AFTERRUN_FORGE_TOKEN set, or AFTERRUN_FORGE_APP_ID and AFTERRUN_FORGE_APP_KEY_FILE (and "
                    + "AFTERRUN_FORGE_URL for a server of one's own), comments go to GitHub."
        })
final class UpCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this directory. Default: ${DEFAULT-VALUE}.")
    private Path directory = Path.of(".afterrun");

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port of the one configured address, 0 for any free one. Default: the last start's, 4848, or a "
                            + "free one where that is taken.")
    private Optional<Integer> port = Optional.empty();

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var console = surroundings.console();
        var settings = StackSettings.of(Installation.ofThisProgram())
                .withPort(port.map(OptionalInt::of).orElse(OptionalInt.empty()))
                .withForge(ForgeChoice.from(System.getenv()));
        try (var running = RunningStack.start(settings, surroundings.directory().resolve(directory), console)) {
            if (!running.stack().ready()) {
                return ExitCode.UNREACHABLE.number();
            }
            var endpoint = running.stack().endpoint();
            console.print("");
            console.print(
                    "Afterrun is up at " + endpoint.url() + ". In another terminal: ./afterrun publish --pr 1 FILE");
            console.print("Ctrl-C stops it.");
            running.stay();
            return ExitCode.DONE.number();
        } catch (IOException e) {
            throw Trouble.with("afterrun up", e);
        }
    }
}
