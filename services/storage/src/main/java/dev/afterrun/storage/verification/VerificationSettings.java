package dev.afterrun.storage.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stored bytes are read again to find damage. */
@ConfigMapping(prefix = "afterrun.verification")
public interface VerificationSettings {
    /** From the begin of one pass over all bytes to the begin of the next. */
    @WithDefault("P30D")
    Duration interval();

    /** Bytes a second that all replicas together read, on average. */
    @WithDefault("10485760")
    long rate();
}
