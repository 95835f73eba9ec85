package dev.afterrun.cli.auditlog;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.login.Identity;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun audit-log}. */
@Command(
        name = "audit-log",
        sortOptions = false,
        header = "Tells who did what that changes what others see or may do.",
        description = {
            "",
            "The newest come first, a hundred at a time. Operators read all of it; whoever administers a repository reads what "
                    + "concerned that. Acts are forgotten after 400 days, unless the server is set otherwise.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun audit-log --since 2026-01-31",
            "  afterrun audit-log --repository acme/rocket --act pointer-moved",
            "  afterrun audit-log --act refused --everything",
            "  afterrun audit-log --after 0 --everything --json     all of it, to keep elsewhere",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there."
        })
public final class AuditLogCommand implements Runnable {
    @Option(
            names = {"--repository", "--repo"},
            paramLabel = "OWNER/NAME",
            description = "What concerned this repository alone. Default: the whole installation.")
    @Nullable
    private String repository;

    @Mixin
    private final Wanted wanted = new Wanted();

    @Option(names = "--everything", description = "All there are, rather than a hundred.")
    private boolean everything;

    @Option(names = "--json", description = "Each act as the server has it, a line of JSON each.")
    private boolean json;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command whose settings come from {@code surroundings}. */
    public AuditLogCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var server = server();
        var at = server.parts().storage() + place() + "/audit-log";
        var page = page(server, at, Optional.empty());
        if (page.acts().isEmpty() && !json) {
            console().print("no acts");
            return;
        }
        show(page);
        while (everything && goesOn(page)) {
            page = page(server, at, page.next());
            show(page);
        }
        if (goesOn(page)) {
            console()
                    .note("more with --" + (wanted.isForward() ? "after " : "before ")
                            + page.next().orElseThrow() + ", all with --everything");
        }
    }

    /** Where the newest are reached the server still says from where newer ones will be told. */
    private static boolean goesOn(Page page) {
        return page.next().isPresent() && !page.acts().isEmpty();
    }

    private void show(Page page) {
        if (json) {
            page.acts().forEach(act -> console().print(act.toString()));
            return;
        }
        var table = new Table(ActInWords.HEADS);
        page.acts().forEach(act -> table.row(new ActInWords(act).cells()));
        if (!page.acts().isEmpty()) {
            table.lines().forEach(console()::print);
        }
    }

    private Page page(Server server, String at, Optional<Long> position) {
        return server.read(
                Call.of("reading the audit log", URI.create(at + wanted.question(position)), Call.SHORT), Page.class);
    }

    private String place() {
        return repository == null ? "/v1" : "/v1/repositories/" + named(repository);
    }

    private static RepositoryName named(String repository) {
        try {
            return RepositoryName.parse(repository);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--repository", String.valueOf(e.getMessage()), "give it as OWNER/NAME");
        }
    }

    private Server server() {
        var settings = common.settings(new FlagSource(), surroundings, List.of(), List.of());
        var endpoint = Endpoint.find(settings, surroundings.directory());
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(console()::note);
        }
        return Server.at(endpoint, Identity.ofPerson(surroundings), Retry.of(settings, pause, console()));
    }

    private Console console() {
        return surroundings.console();
    }
}
