package dev.afterrun.cli.token;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code afterrun token revoke TOKEN}. */
@Command(
        name = "revoke",
        sortOptions = false,
        header = "Ends a token: at once where files are sent and read, within 15 minutes where runs are published.")
final class RevokeCommand implements Runnable {
    @Parameters(paramLabel = "TOKEN", description = "Its number, as 'afterrun token list' shows it.")
    private long token;

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private final Surroundings surroundings;
    private final Pause pause;

    RevokeCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        if (token < 1) {
            throw new ParameterException(spec.commandLine(), "a token's number is 1 or more, not " + token);
        }
        var revoked = new TokensOfRepository(flags.find(surroundings, pause)).revoke(token);
        surroundings
                .console()
                .print("token " + revoked.id() + " is revoked since "
                        + revoked.revoked().map(Shown::time).orElse("now")
                        + switch (revoked.kind()) {
                            case UPLOAD -> "; what it was exchanged for ends within 15 minutes";
                            case INSTALL -> "";
                        });
    }
}
