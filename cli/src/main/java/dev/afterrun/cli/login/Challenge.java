package dev.afterrun.cli.login;

import dev.afterrun.contracts.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Binds tokens to who began the sign-in (RFC 7636): who sees the device's code alone cannot redeem it.
 *
 * @param verifier the secret, told with the question for tokens
 */
record Challenge(String verifier) {
    static final String METHOD = "S256";

    private static final int BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static Challenge random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Challenge(BASE64.encodeToString(bytes));
    }

    /** What is told first. */
    String hashed() {
        return BASE64.encodeToString(
                Digest.of(verifier.getBytes(StandardCharsets.US_ASCII)).bytes());
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
