package dev.afterrun.storage.share;

import java.time.Duration;
import java.util.Optional;

/**
 * What a sender asks for.
 *
 * @param stay how long the file is to be there; as long as any other where it is not said
 * @param downloads how often it may be read, where that is bounded
 */
public record Terms(Optional<Duration> stay, Optional<Integer> downloads) {
    /** This, and {@code stay} where a form says so. */
    public Terms staying(Optional<Duration> otherwise) {
        return new Terms(otherwise.or(() -> stay), downloads);
    }
}
