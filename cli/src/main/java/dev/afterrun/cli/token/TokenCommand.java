package dev.afterrun.cli.token;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun token}, the parent of what is done with tokens of a repository. */
@Command(
        name = "token",
        synopsisSubcommandLabel = "COMMAND",
        header =
                "Makes, lists and revokes tokens of one repository: with which jobs upload, or tools read, and do nothing else.",
        description = {
            "",
            "Those that upload are for CI systems that sign no tokens for their jobs. Such a job is given one as AFTERRUN_TOKEN; "
                    + "it is for one repository and some of its refs, and ends by itself. To revoke it takes effect at once "
                    + "where files are sent, and within 15 minutes where runs are published.",
            "",
            "Those that read (--install) are for pip, conda, npm and the like, where not everybody may read the repository. To "
                    + "revoke one takes effect at once.",
            "",
            "It needs the token of whoever administers the repository.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun token create --name Jenkins --refs refs/heads/main --trusted",
            "  afterrun token create --name 'Jenkins, pull requests' --refs 'refs/pull/*' --for 30d",
            "  afterrun token create --name 'laptops' --install --for 90d",
            "  afterrun token list",
            "  afterrun token revoke 3",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there."
        })
public final class TokenCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private TokenCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(new CreateCommand(surroundings, pause))
                .addSubcommand(new ListCommand(surroundings, pause))
                .addSubcommand(new RevokeCommand(surroundings, pause));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of create, list and revoke is missing");
    }
}
