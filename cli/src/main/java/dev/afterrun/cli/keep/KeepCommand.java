package dev.afterrun.cli.keep;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.cli.options.OptionalFlag;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.repository.RunOrFile;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.pin.KeepFiles;
import dev.afterrun.contracts.pin.KeepTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code afterrun keep RUN|FILE}: keeps files beyond their time. */
@Command(
        name = "keep",
        abbreviateSynopsis = true,
        sortOptions = false,
        synopsisSubcommandLabel = "| COMMAND",
        header = "Keeps a run's files, or one file, whatever the rules say, until a time or until you end it.",
        description = {
            "",
            "The page and 'afterrun policy explain' tell who keeps what and why. Keeping the same again changes the time "
                    + "and the reason. What has gone already is not kept. It needs a token of trusted runs.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun keep 77 --for 30d --reason 'the demo for the customer'",
            "  afterrun keep latest/dist/app.whl --for forever --reason 'bisecting #123' --owner ada",
            "  afterrun keep list",
            "  afterrun keep end 5",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there, or gone."
        })
public final class KeepCommand implements Runnable, ForJobs {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN|FILE",
            description =
                    "The CI system's id of a run (77, run-77), a file as REF/PATH with a commit, a pointer, ~BRANCH or "
                            + "run-ID for REF, or the address of either.")
    @Nullable
    private String what;

    @Option(
            names = "--for",
            paramLabel = "HOW LONG",
            description = "From now on: 30d, 2w, 12h, or forever: until it is ended.")
    @Nullable
    private String lasting;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever wonders later.")
    @Nullable
    private String reason;

    @Option(names = "--owner", paramLabel = "NAME", description = "Whom to ask about it. Default: the token's.")
    @Nullable
    private String owner;

    @Mixin
    private final OptionalFlag optional = new OptionalFlag();

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private final Surroundings surroundings;
    private final Pause pause;

    private KeepCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        return new CommandLine(new KeepCommand(surroundings, pause))
                .addSubcommand(new ListCommand(surroundings, pause))
                .addSubcommand(new EndCommand(surroundings, pause));
    }

    @Override
    public boolean optional() {
        return optional.isOn(surroundings);
    }

    @Override
    public void run() {
        var named = new RunOrFile(given(what, "which run or file, or which of list and end, is missing"));
        var time = checked(given(lasting, "how long is missing: --for 30d, or --for forever"));
        var why = given(reason, "why is missing: --reason 'the demo for the customer'");
        var repository = flags.find(surroundings, pause);
        var request = new KeepFiles(named.within(repository.repository()), time, why, Optional.ofNullable(owner));
        surroundings.console().print(Shown.line(new PinsOfRepository(repository).keep(request)));
    }

    private String given(@Nullable String text, String missing) {
        if (text == null || text.isBlank()) {
            throw new ParameterException(spec.commandLine(), missing);
        }
        return text;
    }

    /** What cannot be meant is told before anything is sent. */
    private static String checked(String text) {
        try {
            KeepTime.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--for", String.valueOf(e.getMessage()), "write 30d, 2w, 12h or forever");
        }
    }
}
