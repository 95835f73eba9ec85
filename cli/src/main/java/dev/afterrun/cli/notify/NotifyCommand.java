package dev.afterrun.cli.notify;

import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.SettingSource;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.publish.JobCall;
import dev.afterrun.cli.publish.PublishFlags;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Pause;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun notify}. */
@Command(
        name = "notify",
        abbreviateSynopsis = true,
        sortOptions = false,
        header = "Comments on the commit's pull request: through a server, or alone.",
        description = {
            "",
            "With a server (--url, AFTERRUN_URL, AFTERRUN_DATA, or a .afterrun/endpoint) it is 'afterrun publish'.",
            "",
            "Without one it finds the pull request by the commit, puts the files into Swift or S3 with an end, and "
                    + "writes the summary and the links into one comment, in which every job has its section. The "
                    + "token comes from AFTERRUN_FORGE_TOKEN, GITHUB_TOKEN or the INI file's 'token', the store's keys "
                    + "from AFTERRUN_STORE_IDENTITY and AFTERRUN_STORE_SECRET or the INI file. An INI file of "
                    + "notify_pr's works as it is.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun notify --config pr.ini",
            "  afterrun notify --summary report.md --dir logs --store-api s3",
            "  afterrun notify --optional --summary report.md    an outage never breaks the build",
            "",
            "Exit codes: 0 done, or no pull request has the commit; 2 usage, 3 refused, 4 unreachable, 5 damaged or "
                    + "rejected content, 6 none there, such as the pull request that --pr names."
        })
public final class NotifyCommand implements Runnable, ForJobs {
    @Mixin
    private final PublishFlags flags = new PublishFlags();

    @Mixin
    private final AloneFlags alone = new AloneFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public NotifyCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public boolean optional() {
        return flags.optional || surroundings.variables().isTrue(Setting.OPTIONAL.variable());
    }

    @Override
    public void run() {
        var given = new FlagSource();
        alone.giveTo(given);
        var more = List.<SettingSource>of(new GitHubVariables(surroundings.variables()));
        var call = JobCall.of(given, flags, common, more, surroundings, pause);
        var plan = call.plan();
        Endpoint.known(call.settings(), surroundings.directory())
                .ifPresentOrElse(
                        endpoint -> call.publish(plan, endpoint),
                        () -> Alone.of(call, plan).run());
    }
}
