package dev.afterrun.contracts.token;

import java.time.Instant;

/**
 * What an upload token was exchanged for: a signed one, which every service takes for a while.
 *
 * @param seconds how long it is good for from now on, for whoever's clock is wrong
 */
public record SignedUploadToken(String token, Instant until, long seconds) {
    @Override
    public String toString() {
        return "SignedUploadToken[token=(hidden), until=" + until + "]";
    }
}
