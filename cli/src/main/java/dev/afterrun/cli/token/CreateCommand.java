package dev.afterrun.cli.token;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.token.MakeUploadToken;
import dev.afterrun.contracts.token.TokenKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
            names = "--install",
            description = "It reads the repository and does nothing else: for pip, conda, npm, cargo, curl.")
    private boolean install;

    @Option(
            names = "--refs",
            paramLabel = "PATTERN",
            description =
                    "What it uploads: refs/heads/main, refs/heads/release/*, refs/tags/*, refs/pull/7 or refs/pull/*."
                            + " Needed without --install.")
    @Nullable
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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private final Surroundings surroundings;
    private final Pause pause;

    CreateCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        checkPurpose();
        var request = new MakeUploadToken(
                name,
                install ? Optional.of(TokenKind.INSTALL) : Optional.empty(),
                Optional.ofNullable(refs),
                trusted,
                Optional.ofNullable(lasting),
                Optional.ofNullable(repositoryId));
        var repository = flags.find(surroundings, pause);
        var made = new TokensOfRepository(repository).make(request);
        var console = surroundings.console();
        console.note(Shown.line(made.token(), repository.repository()));
        console.note(
                install
                        ? "it is shown this once; tools take it as the password, or as the user, of their address"
                        : "it is shown this once; give it to the jobs as AFTERRUN_TOKEN, a secret of the CI system");
        console.print(made.secret());
    }

    private void checkPurpose() {
        if (install && (refs != null || trusted)) {
            throw new ParameterException(
                    spec.commandLine(), "--refs and --trusted are of tokens that upload; leave them or --install out");
        }
        if (!install && refs == null) {
            throw new ParameterException(
                    spec.commandLine(), "say with --refs what the token uploads, or with --install that it only reads");
        }
    }
}
