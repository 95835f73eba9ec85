package dev.afterrun.http.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Words that nobody guesses. */
final class Chance {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Chance() {}

    /** 256 random bits in base64url, 43 characters: also a PKCE verifier (RFC 7636, 4.1). */
    static String word() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether both are the same, in a time that does not tell how much of it is. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
