package dev.afterrun.http.identity.signin;

import java.util.Optional;

/** What a realm's token endpoint answers (RFC 6749, 5). */
sealed interface TokenAnswer {
    /** Not yet verified. */
    record Given(String access, Optional<String> id, Optional<String> refresh) implements TokenAnswer {}

    /** The grant is over, or was never good: {@code invalid_grant}. */
    record Over() implements TokenAnswer {}
}
