package dev.afterrun.http.identity.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.issuer.IssuedTokens;
import org.assertj.core.api.AbstractThrowableAssert;

/** What becomes of tokens that prove nothing. */
final class Verdict {
    private Verdict() {}

    /** The token is at fault. */
    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(IssuedTokens tokens, String token) {
        return assertFails(tokens, token, 401);
    }

    /** The token may be good: nobody can tell now. */
    static void assertUnavailable(IssuedTokens tokens, String token) {
        assertFails(tokens, token, 503);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(
            IssuedTokens tokens, String token, int status) {
        return assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status())
                                .as(refusal.getMessage())
                                .isEqualTo(status));
    }
}
