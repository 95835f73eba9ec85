package dev.afterrun.cli.keep;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.pin.FilesKept;
import dev.afterrun.contracts.pin.PinnedFiles;
import java.time.temporal.ChronoUnit;

/** Pins in words. */
final class Shown {
    private Shown() {}

    /** In one line: {@code pin 7 keeps 12 files of run 77 until …, for ada: customer's demo}. */
    static String line(FilesKept kept) {
        var pin = kept.pin();
        return "pin " + pin.id() + " keeps "
                + (pin.path().isPresent() ? what(pin) : Figures.count(kept.files(), "file") + " of " + what(pin))
                + " " + until(pin)
                + ", for " + Failure.oneLine(pin.owner()) + ": " + Failure.oneLine(pin.reason())
                + (kept.gone() > 0 && pin.path().isEmpty()
                        ? " (" + Figures.count(kept.gone(), "file") + " had gone before)"
                        : "");
    }

    static String what(PinnedFiles pin) {
        return Failure.oneLine(pin.path().map(path -> path + " of ").orElse("")
                + pin.job().map(job -> job + " in ").orElse("")
                + "run " + pin.run());
    }

    static String until(PinnedFiles pin) {
        return pin.until()
                .map(time -> "until " + time.truncatedTo(ChronoUnit.SECONDS))
                .orElse("until it is ended");
    }
}
