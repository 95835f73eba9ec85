package dev.afterrun.cli.persist;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.cli.options.OptionalFlag;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.publish.JobCall;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.set.DeclaredSet;
import dev.afterrun.cli.set.DeclaredSets;
import dev.afterrun.cli.set.InTurn;
import dev.afterrun.cli.set.JobAtServer;
import dev.afterrun.cli.set.JobHere;
import dev.afterrun.cli.set.JobPlaces;
import dev.afterrun.cli.set.SetFlags;
import dev.afterrun.cli.set.SetPaths;
import dev.afterrun.cli.set.SetWords;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun persist}. */
@Command(
        name = "persist",
        abbreviateSynopsis = true,
        sortOptions = false,
        header = "Hands files on to later jobs, under a name; only what changed is sent.",
        description = {
            "",
            "What is saved can be restored once this job has succeeded, by jobs of the same branch or pull request and of "
                    + "those that build on it. Modes, times, links and holes are kept. Run it after 'afterrun restore', "
                    + "in the same directory: so it is known what the files were made from.",
            "",
            "A PATH is a rule: '*', '?' and '**' are wildcards, '!' before it leaves out, '=' must match something, '%' may "
                    + "change while it is read. Quote what the shell is not to see. Without a PATH, and with --all, the "
                    + "[[persist]] tables of afterrun.toml say what belongs to a set.",
            "",
            "In the job of a fork's pull request, which has nothing that proves who it is, it writes afterrun-out/ "
                    + "instead, for actions/upload-artifact: later jobs of that pull request can restore it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun persist maven ~/.m2/repository '!~/.m2/repository/org/acme'",
            "  afterrun persist --all --optional",
            "",
            "Exit codes: 0 saved, 2 usage, 3 refused, 4 unreachable, 5 a file changed, a rule took nothing, or a limit is "
                    + "passed."
        })
public final class PersistCommand implements Runnable, ForJobs {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "What later jobs restore it by.")
    @Nullable
    private String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PATH",
            description = "What belongs to it: below this directory, the home (~/…) or the root (/…).")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--all", description = "All sets that afterrun.toml declares.")
    private boolean all;

    @Option(
            names = "--allow-links",
            description = "Take links that lead out of the set; whoever restores it has to allow them, too.")
    private boolean allowLinks;

    @Mixin
    private final SetFlags flags = new SetFlags();

    @Mixin
    private final OptionalFlag optional = new OptionalFlag();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public PersistCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public boolean optional() {
        return optional.isOn(surroundings);
    }

    @Override
    public void run() {
        var sets = sets();
        // What is wrong with one of them is told before anything is sent of another.
        sets.forEach(SetPaths::rules);
        var call = flags.call(surroundings, pause);
        if (call.handsOver()) {
            handOver(call, sets);
        } else {
            var job = JobAtServer.find(call);
            InTurn.each(sets, job.console(), this, set -> save(job, set));
        }
    }

    private void handOver(JobCall call, List<DeclaredSet> sets) {
        var job = JobHere.find(call);
        call.explain();
        InTurn.each(sets, job.console(), this, set -> handOver(job, set));
    }

    private void handOver(JobHere job, DeclaredSet set) {
        var left = new LeavingSet(job, set, surroundings.directory()).leave(SetPaths.rules(set));
        job.progress().clear();
        left.ifPresentOrElse(words -> job.console().print(words), () -> tookNothing(job.console(), set));
    }

    private void save(JobAtServer job, DeclaredSet set) {
        var began = System.nanoTime();
        var saved = new Saving(job, set, SetPaths.rules(set)).save();
        job.progress().clear();
        var took = Duration.ofNanos(System.nanoTime() - began);
        saved.ifPresentOrElse(all -> all.tell(job.console(), took), () -> tookNothing(job.console(), set));
    }

    private static void tookNothing(Console console, DeclaredSet set) {
        console.warn(
                "nothing saved of '" + set.name() + "': its rules took nothing; begin one with '=' to have that fail");
    }

    private List<DeclaredSet> sets() {
        var declared = DeclaredSets.in(surroundings.directory());
        var named = Optional.ofNullable(name);
        if (all == named.isPresent()) {
            throw Failure.usage("usage", "persist takes a NAME or --all", "give one of them");
        }
        var wanted = all ? declared.declared() : List.of(one(declared, SetWords.name(named.orElseThrow())));
        return wanted.stream().map(flags::keyed).map(this::withLinks).toList();
    }

    private DeclaredSet one(DeclaredSets declared, SetName wanted) {
        var set = declared.named(wanted);
        return paths.isEmpty()
                ? set
                : set.withPaths(SetPaths.of(paths, JobPlaces.of(surroundings).bases()));
    }

    private DeclaredSet withLinks(DeclaredSet set) {
        var rules = set.rules();
        return allowLinks
                ? set.withRules(new RestoreRules(rules.existing(), Links.ANYWHERE, rules.otherSystems()))
                : set;
    }
}
