package dev.afterrun.cli.doctor;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.login.Identity;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.server.Server;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun doctor}. */
@Command(
        name = "doctor",
        sortOptions = false,
        header = "Looks at an installation from outside and inside, and says what is wrong and what mends it.",
        description = {
            "",
            "From outside, for everybody: whether the server is found, its clock, its two origins, whether its services are ready"
                    + " where they tell, and whose the token is. From inside, for operators alone: ingest looks at topics, at who"
                    + " reads them, at dead letters and webhooks; storage at its database, migrations and clocks, at what waits, and"
                    + " at each store, by an object that it writes, reads and deletes. Nothing else is changed.",
            "",
            "A line each:",
            "  ok     it is as it has to be",
            "  warn   it works, and may not go on to",
            "  WRONG  it does not work, or is held up until somebody acts",
            "  -      it was not looked at, and why",
            "Each thing has its own time: whatever hangs, all is said within a minute and a half. Nothing is tried again, unless"
                    + " --retry-for is set.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun doctor",
            "  afterrun doctor --url https://afterrun.example.org",
            "  afterrun doctor --json | jq -r '.findings[] | select(.state == \"wrong\") | .what'",
            "",
            "Exit codes, by the first thing that is wrong: 0 nothing is, 2 usage, 3 the token is refused, 4 unreachable or not ready,"
                    + " 5 something else is wrong, 6 the address leads to no Afterrun server."
        })
public final class DoctorCommand implements Runnable {
    @Option(names = "--json", description = "One document of JSON with all findings.")
    private boolean json;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public DoctorCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var console = surroundings.console();
        var settings = common.settings(new FlagSource(), surroundings, List.of(), List.of());
        var endpoint = Endpoint.find(settings, surroundings.directory());
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(console::note);
        }
        var report = new Report(endpoint.url(), seen(endpoint, retry(settings)));
        if (json) {
            report.printJson(console);
        } else {
            report.print(console);
        }
        report.end();
    }

    private List<Seen> seen(Endpoint endpoint, Retry retry) {
        var outside = Outside.of(surroundings.clock());
        try {
            return outside.at(Server.at(endpoint, Identity.around(surroundings), retry));
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.USAGE) {
                throw failure;
            }
            return outside.without(failure);
        }
    }

    /** Who asks what is wrong wants to know now. */
    private Retry retry(Settings settings) {
        return settings.find(Setting.RETRY_FOR).isPresent()
                ? Retry.of(settings, pause, surroundings.console())
                : Retry.none();
    }
}
