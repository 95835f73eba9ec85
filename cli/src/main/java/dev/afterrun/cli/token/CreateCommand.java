package dev.afterrun.cli.token;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.token.MakeUploadToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun token create}. */
@Command(
        name = "create",
        sortOptions = false,
        header = "Makes a token and prints it, this once; what is to be known of it goes to the error output.")
final class CreateCommand implements Runnable {
    @Option(
            names = "--name",
            required = true,
            paramLabel = "TEXT",
            description = "Where it is to be used, for whoever reads the list.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String name;

    @Option(
            names = "--refs",
            required = true,
            paramLabel = "PATTERN",
            description =
                    "What it is for: refs/heads/main, refs/heads/release/*, refs/tags/*, refs/pull/7 or refs/pull/*.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String refs;

    @Option(
            names = "--trusted",
            description =
                    "Its runs are trusted: pointers may lead to them. Never those of pull requests, which are untrusted.")
    private boolean trusted;

    @Option(
            names = "--for",
            paramLabel = "HOW LONG",
            description = "From now on: 30d, 12w. Default: what the server has set, else 90 days.")
    @Nullable
    private String lasting;

    @Option(
            names = "--repository-id",
            paramLabel = "ID",
            description =
                    "The forge's own id of the repository, where jobs of other CI systems that publish there are known by it.")
    @Nullable
    private String repositoryId;

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    CreateCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var request = new MakeUploadToken(
                name, refs, trusted, Optional.ofNullable(lasting), Optional.ofNullable(repositoryId));
        var repository = flags.find(surroundings, pause);
        var made = new TokensOfRepository(repository).make(request);
        var console = surroundings.console();
        console.note(Shown.line(made.token(), repository.repository()));
        console.note("it is shown this once; give it to the jobs as AFTERRUN_TOKEN, a secret of the CI system");
        console.print(made.secret());
    }
}
