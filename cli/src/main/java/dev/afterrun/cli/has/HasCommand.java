package dev.afterrun.cli.has;

import dev.afterrun.cli.ci.CiSource;
import dev.afterrun.cli.ci.CiSystem;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.cli.login.Identity;
import dev.afterrun.cli.options.Checkout;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.OptionalFlag;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.SettingSource;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.publish.LocalDefaults;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun has}. */
@Command(
        name = "has",
        abbreviateSynopsis = true,
        sortOptions = false,
        header = "Tells whether files are published already, so that a job can skip making them.",
        description = {
            "",
            "Asks by content: what this repository has of these files or digests, whatever it is called. With "
                    + "--commit, asks by name: whether that commit has files of these paths. Prints the address of "
                    + "each that is there. What untrusted jobs published does not count, and for a trusted job only "
                    + "what trusted jobs published does.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun has target/app.jar                       the very bytes, under any name",
            "  afterrun has --commit \"$GITHUB_SHA\" dist/app.whl || make wheel",
            "",
            "Exit codes: 0 all are there, 6 one is not, 2 usage, 3 refused, 4 unreachable. With --optional, an "
                    + "unreachable server counts as having nothing: 6."
        })
public final class HasCommand implements Runnable, ForJobs {
    @Parameters(
            paramLabel = "FILE|SHA256|PATH",
            arity = "1..*",
            description = "A file here or a SHA-256; with --commit, the path that a file is published under.")
    private List<String> asked = new ArrayList<>();

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "Ask by name: for files of this commit, given in full.")
    @Nullable
    private String commit;

    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "The repository (AFTERRUN_REPO). Default: CI's, git's remote 'origin', local/FOLDER.")
    @Nullable
    private String repo;

    @Mixin
    private final OptionalFlag optional = new OptionalFlag();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public HasCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public boolean optional() {
        return optional.isOn(surroundings);
    }

    /** Never "all are there": a job would skip what nobody has. */
    @Override
    public ExitCode passedOver() {
        return ExitCode.NONE_THERE;
    }

    @Override
    public void run() {
        var settings = settings();
        var questions = Questions.read(asked, Optional.ofNullable(commit), surroundings.directory());
        var repository = Questions.repository(settings);
        var endpoint = Endpoint.find(settings, surroundings.directory());
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(surroundings.console()::note);
        }
        var server =
                Server.at(endpoint, Identity.around(surroundings), Retry.of(settings, pause, surroundings.console()));
        new Asking(server, repository).ask(questions).tell(surroundings.console());
    }

    private Settings settings() {
        var flags = new FlagSource();
        flags.give(Setting.REPO, repo);
        var ci = CiSystem.around(surroundings.variables()).<SettingSource>map(CiSource::new).stream()
                .toList();
        return common.settings(
                flags,
                surroundings,
                ci,
                List.of(new Checkout(surroundings.directory()), new LocalDefaults(surroundings)));
    }
}
