package dev.afterrun.cli.login;

import java.time.Duration;
import java.util.Optional;

/**
 * What a token endpoint gave (RFC 6749, 5.1).
 *
 * @param lifetime of the access token, where the issuer says
 */
record Granted(String access, Optional<Duration> lifetime, Optional<String> refresh) {
    private static final int MOST_CHARACTERS = 64 * 1024;

    /** @throws dev.afterrun.cli.failure.Failure when {@code told} holds no token of the kind that travels in a header */
    static Granted of(Told told) {
        if (told.text("token_type").filter("Bearer"::equalsIgnoreCase).isEmpty()) {
            throw told.unusable("it gives no bearer token");
        }
        var access = told.text("access_token")
                .filter(Granted::isToken)
                .orElseThrow(() -> told.unusable("it gives no access token that a header bears"));
        var refresh = told.text("refresh_token");
        if (refresh.filter(token -> !isToken(token)).isPresent()) {
            throw told.unusable("its refresh token is none");
        }
        return new Granted(access, told.seconds("expires_in"), refresh);
    }

    /** RFC 6749, A.12 and A.17, without the space, which would end a token in a header. */
    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_CHARACTERS
                && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
