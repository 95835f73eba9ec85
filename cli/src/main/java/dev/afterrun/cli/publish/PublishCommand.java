package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun publish}. */
@Command(
        name = "publish",
        abbreviateSynopsis = true,
        sortOptions = false,
        header = "Publishes a job's files and tells that the job has finished.",
        description = {
            "",
            "Sends the files that the server lacks, then one event. A pull request's comment, the run's page and the "
                    + "files' addresses follow from it. Run it whether the tests passed or not. Without files it only "
                    + "tells the outcome.",
            "",
            "What a flag leaves open comes from AFTERRUN_* variables, then from the CI system (GitHub Actions, GitLab "
                    + "CI, Jenkins, Buildkite, CircleCI, Azure Pipelines, Travis CI, Woodpecker, Drone), then from the "
                    + "INI file, then from the git checkout.",
            "",
            "In the job of a fork's pull request, which has nothing that proves who it is, it writes afterrun-out/ "
                    + "instead, for actions/upload-artifact: the server fetches that once the run has ended.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun publish --dir target/site target/app.jar",
            "  afterrun publish --conclusion failure --summary report.md --dir logs",
            "  afterrun publish --optional --dir dist    an outage never breaks the build",
            "  afterrun publish --pr 1 --wait app.jar    on a laptop, with 'afterrun up'",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there."
        })
public final class PublishCommand implements Runnable, ForJobs {
    @Mixin
    private final PublishFlags flags = new PublishFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public PublishCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public boolean optional() {
        return flags.optional || surroundings.variables().isTrue(Setting.OPTIONAL.variable());
    }

    @Override
    public void run() {
        var call = JobCall.of(new FlagSource(), flags, common, List.of(), surroundings, pause);
        call.publishOrHandOver(call.plan());
    }
}
