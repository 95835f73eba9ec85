package dev.afterrun.storage.uploadtoken;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Tokens for CI systems that sign none for their jobs: storage makes them, and gives signed ones for them. */
@ConfigMapping(prefix = "afterrun.upload-tokens")
public interface UploadTokenSettings {
    /** The key that signed ones are made with, a secret: Ed25519, in base64 of its DER form (PKCS #8). Not set, no tokens are made. */
    Optional<String> signingKey();

    /** How long one is good where whoever makes it says nothing. */
    @WithDefault("P90D")
    Duration lifetime();

    /** The longest that one may be good. */
    @WithDefault("P366D")
    Duration longest();
}
