package dev.afterrun.cli.policy;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun policy}, the parent of what is asked about rules of retention. */
@Command(
        name = "policy",
        synopsisSubcommandLabel = "COMMAND",
        header = "Tells why files are here, what will end them, what other rules would do, and what is used.",
        description = {
            "",
            "The rules are those of afterrun.toml on the repository's default branch, then the operator's. Nothing that "
                    + "is asked here changes anything.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun policy explain 77",
            "  afterrun policy explain latest/dist/app.whl",
            "  afterrun policy test afterrun.toml --against 77 --against 78",
            "  afterrun policy usage",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there."
        })
public final class PolicyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private PolicyCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new ExplainCommand(surroundings, pause))
                .addSubcommand(new TestCommand(surroundings, pause))
                .addSubcommand(new UsageCommand(surroundings, pause));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of explain, test and usage is missing");
    }
}
