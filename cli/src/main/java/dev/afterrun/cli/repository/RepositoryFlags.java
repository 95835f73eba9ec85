package dev.afterrun.cli.repository;

import dev.afterrun.cli.ci.CiSource;
import dev.afterrun.cli.ci.CiSystem;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.login.Identity;
import dev.afterrun.cli.options.Checkout;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.SettingSource;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.publish.LocalDefaults;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.RepositoryName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command about one repository is told: which it is, and where the server is. */
public final class RepositoryFlags {
    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "The repository (AFTERRUN_REPO). Default: CI's, git's remote 'origin', local/FOLDER.")
    @Nullable
    private String repo;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    /** The repository that is meant, at its server. */
    public AtServer find(Surroundings surroundings, Pause pause) {
        return find(settings(new FlagSource(), surroundings), surroundings, pause);
    }

    /** The repository that these {@link #settings} mean, at its server. */
    public AtServer find(Settings settings, Surroundings surroundings, Pause pause) {
        var repository = repository(settings);
        var endpoint = Endpoint.find(settings, surroundings.directory());
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(surroundings.console()::note);
        }
        return new AtServer(
                Server.at(endpoint, Identity.around(surroundings), Retry.of(settings, pause, surroundings.console())),
                repository);
    }

    /** These flags, and those that a command has {@code given} besides, over what is set elsewhere. */
    public Settings settings(FlagSource given, Surroundings surroundings) {
        given.give(Setting.REPO, repo);
        var ci = CiSystem.around(surroundings.variables()).<SettingSource>map(CiSource::new).stream()
                .toList();
        return common.settings(
                given,
                surroundings,
                ci,
                List.of(new Checkout(surroundings.directory()), new LocalDefaults(surroundings)));
    }

    private static RepositoryName repository(Settings settings) {
        var found = settings.find(Setting.REPO).orElseThrow();
        try {
            return RepositoryName.parse(found.value());
        } catch (IllegalArgumentException e) {
            throw Failure.usage(found.origin(), String.valueOf(e.getMessage()), "give it as --repo OWNER/NAME");
        }
    }
}
