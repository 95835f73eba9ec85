package dev.afterrun.cli.token;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun token}, the parent of what is done with upload tokens. */
@Command(
        name = "token",
        synopsisSubcommandLabel = "COMMAND",
        header = "Makes, lists and revokes tokens with which the jobs of one repository upload, and do nothing else.",
        description = {
            "",
            "They are for CI systems that sign no tokens for their jobs. Such a job is given one as AFTERRUN_TOKEN; it is for "
                    + "one repository and some of its refs, and ends by itself. To revoke it takes effect at once where files "
                    + "are sent, and within 15 minutes where runs are published. It needs an operator's token.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun token create --name Jenkins --refs refs/heads/main --trusted",
            "  afterrun token create --name 'Jenkins, pull requests' --refs 'refs/pull/*' --for 30d",
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
