package dev.afterrun.cli.restore;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.set.DeclaredSet;
import dev.afterrun.cli.set.DeclaredSets;
import dev.afterrun.cli.set.InTurn;
import dev.afterrun.cli.set.JobAtServer;
import dev.afterrun.cli.set.SetFlags;
import dev.afterrun.cli.set.SetWords;
import dev.afterrun.persisted.disk.Bases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun restore}. */
@Command(
        name = "restore",
        abbreviateSynopsis = true,
        sortOptions = false,
        header = "Brings back what an earlier job handed on: all of it, or nothing.",
        description = {
            "",
            "Takes the newest set of the name that this job may read: its pull request's, then the base branch's; of a "
                    + "branch, its own, then the default branch's. Files go where they were saved from; what is there "
                    + "already and has the same size, mode and time is not fetched. Everything is compared with its "
                    + "digest before the first file is visible; after any failure all is as it was.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun restore maven --or maven-main --optional",
            "  afterrun restore maven --to /tmp/look",
            "  afterrun restore --all",
            "",
            "Exit codes: 0 restored, 2 usage, 3 refused, 4 unreachable, 5 damaged, 6 none there. --all counts a set that "
                    + "nobody has saved yet as done, unless --required. --optional makes a warning of 4, 5 and 6."
        })
public final class RestoreCommand implements Runnable, ForJobs {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "What a job has saved it under.")
    @Nullable
    private String name;

    @Option(
            names = "--or",
            paramLabel = "NAME",
            description = "What to take where there is none, in this order; NAME@VERSION for one with a version key.")
    private List<String> others = new ArrayList<>();

    @Option(names = "--all", description = "All sets that afterrun.toml declares.")
    private boolean all;

    @Option(names = "--required", description = "With --all: a set that is not there ends with 6.")
    private boolean required;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Put the files there, below workspace/, home/ and root/, instead of where they were.")
    @Nullable
    private String to;

    @Mixin
    private final RuleFlags rules = new RuleFlags();

    @Option(
            names = "--optional",
            description = "Not to reach the server, a damaged set, and none at all are one warning, and exit 0 "
                    + "(AFTERRUN_OPTIONAL=1).")
    private boolean optional;

    @Mixin
    private final SetFlags flags = new SetFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public RestoreCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public boolean optional() {
        return optional || surroundings.variables().isTrue(Setting.OPTIONAL.variable());
    }

    /** A job can do without, whatever the reason; but not where it must not, or was called wrongly. */
    @Override
    public boolean passesOver(ExitCode end) {
        return switch (end) {
            case UNREACHABLE, REJECTED, NONE_THERE -> true;
            case DONE, FAULT, USAGE, REFUSED -> false;
        };
    }

    @Override
    public void run() {
        var sets = sets();
        var job = flags.find(surroundings, pause);
        var bases = Optional.ofNullable(to)
                .map(directory -> Bases.below(surroundings.directory().resolve(Path.of(directory))))
                .orElse(job.places().bases());
        InTurn.each(sets, job.console(), this, set -> restore(job, set, bases));
    }

    private void restore(JobAtServer job, DeclaredSet set, Bases bases) {
        var began = System.nanoTime();
        try {
            var back = new Cancelling(Thread.currentThread()).during(new Restoring(job, set, bases)::restore);
            job.progress().clear();
            back.tell(job.console(), Duration.ofNanos(System.nanoTime() - began));
        } catch (Failure failure) {
            if (!all || required || failure.exitCode() != ExitCode.NONE_THERE) {
                throw failure;
            }
            job.console().print("nothing restored of '" + set.name() + "': " + failure.getMessage());
        }
    }

    private List<DeclaredSet> sets() {
        var declared = DeclaredSets.in(surroundings.directory());
        var named = Optional.ofNullable(name);
        if (all == named.isPresent()) {
            throw Failure.usage("usage", "restore takes a NAME or --all", "give one of them");
        }
        if (all && !others.isEmpty()) {
            throw Failure.usage("--or", "it goes with one NAME", "write 'or' in the set's [[persist]]");
        }
        if (required && !all) {
            throw Failure.usage("--required", "it goes with --all", "leave it out: one NAME is always required");
        }
        var wanted = all ? declared.declared() : List.of(declared.named(SetWords.name(named.orElseThrow())));
        return wanted.stream()
                .map(flags::keyed)
                .map(set -> set.withOthers(others))
                .map(set -> set.withOthers(
                        set.others().stream().map(declared::other).toList()))
                .map(rules::apply)
                .toList();
    }
}
