package dev.afterrun.http.identity.upload;

import dev.afterrun.http.identity.Authenticator;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Takes upload tokens by the keys that the settings name. */
@Singleton
final class UploadTokensProducer {
    private final UploadTokenKeys keys;

    UploadTokensProducer(UploadTokenKeys keys) {
        this.keys = keys;
    }

    @Produces
    @Singleton
    Authenticator uploadTokens(UploadTokenBook book, Clock clock) {
        return new UploadTokens(PublicKeys.of(keys.publicKeys().orElse(List.of())), book, clock);
    }
}
