package dev.afterrun.cli.uploads;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command about uploads is told: of which pull request, and where the server is. */
final class UploadsFlags {
    private static final int GREATEST = 999_999_999;

    @Option(names = "--pr", paramLabel = "NUMBER", description = "The pull request (AFTERRUN_PR). Default: CI's.")
    @Nullable
    private String pr;

    @Mixin
    private final RepositoryFlags repository = new RepositoryFlags();

    /** The uploads that are meant. */
    UploadsOfPullRequest uploads(Surroundings surroundings, Pause pause) {
        var given = new FlagSource();
        given.give(Setting.PR, pr);
        var settings = repository.settings(given, surroundings);
        var number = number(settings);
        var at = repository.find(settings, surroundings, pause);
        return new UploadsOfPullRequest(at.server(), at.repository(), number);
    }

    private static int number(Settings settings) {
        return settings.find(Setting.PR)
                .map(found -> Amount.number(found, 1, GREATEST))
                .orElseThrow(() -> Failure.usage("the pull request", "it is missing", "give it as --pr NUMBER"));
    }
}
