package dev.afterrun.cli.publish;

import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.HandOver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that is to be done, checked as far as it can be without the server.
 *
 * @param sums where the digests are written
 * @param parallel requests at a time
 * @param patience how long to wait until everything is stored, if at all
 */
public record Plan(Draft draft, List<LocalFile> files, Path sums, int parallel, Optional<Duration> patience) {
    private static final String SUMS = HandOver.DIRECTORY + "/" + HandOver.SUMS;
    private static final int PARALLEL = 4;
    private static final Duration WAIT = Duration.ofMinutes(5);

    /** The plan that the settings make, with the files that are there. */
    public static Plan of(Settings settings, Surroundings surroundings) {
        var here = surroundings.directory();
        var draft = new DraftReader(settings, here).read();
        var sums = here.resolve(
                settings.find(Setting.SUMS).map(found -> found.value()).orElse(SUMS));
        var timeout = settings.find(Setting.TIMEOUT).map(Amount::time).orElse(WAIT);
        var patience = settings.isOn(Setting.WAIT) ? Optional.of(timeout) : Optional.<Duration>empty();
        var walk = new DirectoryWalk(
                settings.isOn(Setting.HIDDEN) ? DirectoryWalk.Hidden.TAKEN : DirectoryWalk.Hidden.SKIPPED,
                sums.normalize(),
                surroundings.console()::note);
        var files = new FileCollector(here, walk, absence(draft), surroundings.console()::warn)
                .collect(settings.list(Setting.DIR), settings.list(Setting.FILES));
        return new Plan(draft, files, sums, parallel(settings), patience);
    }

    /** Requests at a time. */
    static int parallel(Settings settings) {
        return settings.find(Setting.PARALLEL)
                .map(found -> Amount.number(found, 1, 64))
                .orElse(PARALLEL);
    }

    private static FileCollector.Absence absence(Draft draft) {
        return draft.report().conclusion() == Conclusion.SUCCESS
                ? FileCollector.Absence.FAILS
                : FileCollector.Absence.WARNS;
    }
}
