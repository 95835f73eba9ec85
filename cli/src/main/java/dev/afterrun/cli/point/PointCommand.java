package dev.afterrun.cli.point;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.cli.options.OptionalFlag;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.pointer.MovePointer;
import dev.afterrun.contracts.pointer.Pointer;
import dev.afterrun.contracts.pointer.PointerRule;
import dev.afterrun.contracts.pointer.UndoPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code afterrun point NAME}: shows a pointer, or leads it elsewhere. */
@Command(
        name = "point",
        abbreviateSynopsis = true,
        sortOptions = false,
        synopsisSubcommandLabel = "| COMMAND",
        header = "Leads a name such as latest to a commit, and back.",
        description = {
            "",
            "What a pointer leads to stays while it does, and is read at SERVER/OWNER/NAME/POINTER/PATH. Pointers lead to "
                    + "commits that a trusted run has published from. Without an option, it is told where the pointer "
                    + "leads.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun point latest --to 6e4ddaf --reason 'fixes the crash'",
            "  afterrun point latest --to prerelease --expect 0c1d2e3",
            "  afterrun point latest --undo",
            "  afterrun point latest --follow main --job build --job test",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there."
        })
public final class PointCommand implements Runnable, ForJobs {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The pointer: latest, prerelease, v0.3.1.")
    @Nullable
    private String name;

    @ArgGroup
    @Nullable
    private Where where;

    @Option(
            names = "--job",
            paramLabel = "NAME",
            description = "With --follow: only this job counts, and has to be there; several may be given.")
    private List<String> jobs = new ArrayList<>();

    @Option(
            names = "--expect",
            paramLabel = "COMMIT",
            description =
                    "Only if it points to this commit until now; else nothing is changed, and the exit code is 3.")
    @Nullable
    private String expect;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history.")
    @Nullable
    private String reason;

    @Mixin
    private final OptionalFlag optional = new OptionalFlag();

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private final Surroundings surroundings;
    private final Pause pause;

    /** What is to become of it. */
    static final class Where {
        @Option(
                names = "--to",
                paramLabel = "COMMIT",
                description = "Lead it to this commit, of which 7 digits are enough; or to where another pointer, or "
                        + "~BRANCH, leads now.")
        @Nullable
        String to;

        @Option(
                names = "--follow",
                paramLabel = "BRANCH",
                description =
                        "From now on it moves by itself to the branch's newest successful run, only forward; moving "
                                + "it by hand ends that.")
        @Nullable
        String follow;

        @Option(
                names = "--undo",
                description = "Lead it back to where it was before its last move; once more, further back.")
        boolean undo;

        @Option(names = "--remove", description = "Take it away; --undo brings it back.")
        boolean remove;
    }

    private PointCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        return new CommandLine(new PointCommand(surroundings, pause))
                .addSubcommand(new ListCommand(surroundings, pause))
                .addSubcommand(new HistoryCommand(surroundings, pause));
    }

    @Override
    public boolean optional() {
        return optional.isOn(surroundings);
    }

    /** Where a pointer leads is no answer of nothing: whoever asks would go on with it. */
    @Override
    public boolean passesOver(ExitCode end) {
        return where != null && ForJobs.super.passesOver(end);
    }

    @Override
    public void run() {
        if (name == null) {
            throw new ParameterException(spec.commandLine(), "which pointer, or which of list and history, is missing");
        }
        if (!jobs.isEmpty() && (where == null || where.follow == null)) {
            throw new ParameterException(spec.commandLine(), "--job belongs to --follow BRANCH, which is missing");
        }
        var pointer = name(name);
        var pointers = PointersOfRepository.of(flags.find(surroundings, pause));
        if (where != null && where.remove) {
            pointers.remove(pointer);
            surroundings.console().print(pointer + " points nowhere");
        } else {
            surroundings.console().print(Shown.line(changed(pointers, pointer)));
        }
    }

    private Pointer changed(PointersOfRepository pointers, PointerName pointer) {
        if (where == null) {
            return pointers.find(pointer);
        }
        if (where.undo) {
            return pointers.undo(pointer, new UndoPointer(Optional.ofNullable(expect), Optional.ofNullable(reason)));
        }
        return pointers.move(
                pointer,
                new MovePointer(
                        Optional.ofNullable(where.to),
                        Optional.ofNullable(where.follow).map(branch -> new PointerRule(branch, jobs)),
                        Optional.ofNullable(expect),
                        Optional.ofNullable(reason)));
    }

    /** What is no name of a pointer is told before anything is sent. */
    static PointerName name(String text) {
        try {
            return new PointerName(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("the pointer", String.valueOf(e.getMessage()), "see --help");
        }
    }
}
