package dev.afterrun.cli.githubapp;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun github-app}, the parent of what is done about Afterrun's GitHub App. */
@Command(
        name = "github-app",
        synopsisSubcommandLabel = "COMMAND",
        header = "Makes the GitHub App that Afterrun acts as.",
        footer = {
            "",
            "Examples:",
            "  afterrun github-app create --org acme --url https://afterrun.example.org --webhooks"
        })
public final class GitHubAppCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private GitHubAppCommand() {}

    /** The command with its subcommand. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        return new CommandLine(new GitHubAppCommand()).addSubcommand(new CreateCommand(surroundings, pause));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command is missing: there is create");
    }
}
