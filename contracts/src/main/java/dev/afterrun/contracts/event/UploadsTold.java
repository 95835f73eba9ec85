package dev.afterrun.contracts.event;

import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.contracts.settings.UploadMode;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether runs of a pull request may bring package files.
 *
 * @param mode the repository's; where it is not {@code on-request}, it alone decides
 * @param on whether they were asked for, and that has not ended
 * @param until when it ends at the latest; there while on
 * @param runsLeft how many more runs may bring them; there while on, where that was bounded
 * @param by who asked last
 * @param askedAt when
 * @param ended why it is off again; empty while on, and where nobody has asked yet
 * @param endedAt when that was
 */
public record UploadsTold(
        UploadMode mode,
        boolean on,
        Optional<Instant> until,
        Optional<Integer> runsLeft,
        Optional<Actor> by,
        Optional<Instant> askedAt,
        Optional<SwitchEnd> ended,
        Optional<Instant> endedAt) {}
