package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.OptionalFlag;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Pause;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun started}. */
@Command(
        name = "started",
        abbreviateSynopsis = true,
        sortOptions = false,
        header = "Tells that a job begins, or which jobs are to come, so that they show before they end.",
        description = {
            "",
            "Run it as a job's first step; 'afterrun publish' as its last tells the end. Or let one job say with "
                    + "--expect which are to come: then it counts itself only where it is among them, or named by --job.",
            "",
            "Jobs have to be called as they call themselves when they publish. One that never publishes is shown as "
                    + "missing after a while. What flags leave open comes from where 'afterrun publish' takes it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun started --optional",
            "  afterrun started --optional --expect 'build (linux)' --expect 'build (windows)' --expect lint",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable."
        })
public final class StartedCommand implements Runnable, ForJobs {
    @Option(
            names = "--expect",
            paramLabel = "JOB",
            description = "A job that is to come in this attempt of the run; "
                    + "several may be given (AFTERRUN_EXPECT, one a line).")
    private List<String> expected = new ArrayList<>();

    @Mixin
    private final JobFlags job = new JobFlags();

    @Mixin
    private final OptionalFlag optional = new OptionalFlag();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public StartedCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public boolean optional() {
        return optional.isOn(surroundings);
    }

    @Override
    public void run() {
        var flags = new FlagSource();
        flags.give(Setting.EXPECT, expected);
        var call = JobCall.of(flags, job, common, surroundings, pause);
        call.begin(Endpoint.find(call.settings(), surroundings.directory()));
    }
}
