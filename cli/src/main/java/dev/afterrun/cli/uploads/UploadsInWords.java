package dev.afterrun.cli.uploads;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.SwitchEnd;
import java.time.temporal.ChronoUnit;

/** Uploads in words. */
final class UploadsInWords {
    private UploadsInWords() {}

    static String of(UploadsTold now) {
        return switch (now.mode()) {
            case ALWAYS -> "always on in this repository";
            case NEVER -> "never on in this repository";
            case ON_REQUEST -> now.on() ? on(now) : off(now);
        };
    }

    private static String on(UploadsTold now) {
        return "on"
                + now.until()
                        .map(time -> " until " + time.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("")
                + now.runsLeft()
                        .map(runs -> ", for " + runs + (runs == 1 ? " more run" : " more runs"))
                        .orElse("")
                + now.by()
                        .map(actor -> ", asked for by " + Failure.oneLine(actor.login()))
                        .orElse("");
    }

    private static String off(UploadsTold now) {
        return "off" + now.ended().map(UploadsInWords::why).orElse("");
    }

    private static String why(SwitchEnd end) {
        return switch (end) {
            case RUNS -> " again: as many runs as were asked for have brought files";
            case TIME -> " again: the time that was asked for is over";
            case CLOSED -> " again: the pull request was closed";
            case MERGED -> " again: the pull request was merged";
            case RERENDER -> " again: a push has changed what CI does";
            case SWITCHED_OFF -> " again: somebody has switched them off";
        };
    }
}
