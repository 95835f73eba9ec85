package dev.afterrun.cli.policy;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.repository.RunOrFile;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.retention.PolicyTried;
import dev.afterrun.contracts.retention.TryPolicy;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun policy test FILE --against RUN}. */
@Command(
        name = "test",
        sortOptions = false,
        header = "Tells what the rules of a local file would do to runs: what would go when, and how many bytes.",
        description = {
            "",
            "The server reads the file and stores nothing. What holds files now (pins, pointers, /afterrun keep) counts. A "
                    + "file that cannot be meant is told with its line, and the exit code is 5. It needs a token that may "
                    + "publish to the repository.",
            ""
        })
final class TestCommand implements Runnable {
    @Parameters(paramLabel = "FILE", description = "The afterrun.toml to try.")
    private String file = "";

    @Option(
            names = "--against",
            required = true,
            arity = "1..*",
            paramLabel = "RUN|FILE",
            description = "The runs, or files, to try it on, up to 20: as 'afterrun policy explain' takes them.")
    private List<String> against = new ArrayList<>();

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    TestCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var text = RulesFile.read(surroundings.directory().resolve(file), file);
        var repository = flags.find(surroundings, pause);
        var runs = against.stream()
                .map(words -> new RunOrFile(words).within(repository.repository()))
                .toList();
        var call = Call.of("trying " + file, repository.at("/retention/test"), Call.LONG)
                .posting("application/json", Json.write(new TryPolicy(text, runs)));
        TriedInWords.of(repository.server().read(call, PolicyTried.class)).forEach(surroundings.console()::print);
    }
}
