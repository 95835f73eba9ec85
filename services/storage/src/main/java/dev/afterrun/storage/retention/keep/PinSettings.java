package dev.afterrun.storage.retention.keep;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** What people may ask to be kept. */
@ConfigMapping(prefix = "afterrun.pins")
public interface PinSettings {
    /** The longest time that files may be kept for by a pin. Empty: for ever, too. */
    Optional<Duration> longest();
}
