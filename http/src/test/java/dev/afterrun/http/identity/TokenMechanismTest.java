package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenMechanismTest {
    private static final Principal OWNER = new LocalOperator("somebody", "local", TrustLevel.TRUSTED);

    private final Callers callers = new Callers(new NoWorkflowLists());

    @Test
    void whoeverATokenProvesIsTheCaller() {
        // Given
        var identity = TokenMechanism.identity(new OneToken(), "good");

        // When
        var caller = callers.of(identity);

        // Then
        assertThat(caller.who()).isEqualTo(OWNER);
    }

    @Test
    void aRefusalKeepsItsWordsUntilSomebodyAsksWhoCalls() {
        // Given
        var identity = TokenMechanism.identity(new OneToken(), "bad");

        // When // Then
        assertThat(identity.isAnonymous()).isTrue();
        assertThatThrownBy(() -> callers.of(identity))
                .isInstanceOf(ProblemException.class)
                .hasMessage("the token is bad");
    }

    @Test
    void nobodyIsWhoBringsNoTokenNotWhoseTokenIsRefused() {
        // Given
        var nobody = QuarkusSecurityIdentity.builder()
                .setAnonymous(true)
                .setPrincipal(new QuarkusPrincipal(""))
                .build();

        // When // Then
        assertThat(callers.ifAny(nobody)).isEmpty();
        assertThat(callers.ifAny(TokenMechanism.identity(new OneToken(), "good")))
                .isPresent();
        assertThatThrownBy(() -> callers.ifAny(TokenMechanism.identity(new OneToken(), "bad")))
                .hasMessage("the token is bad");
    }

    @ParameterizedTest
    @CsvSource({"Bearer abc, abc", "bearer abc, abc", "'Bearer  abc ', abc", "Basic abc,", "Bearerabc,", "'',"})
    void onlyBearersBringTokens(String authorization, String token) {
        // When
        var found = TokenMechanism.token(authorization);

        // Then
        assertThat(found.orElse(null)).isEqualTo(token);
    }

    private static final class OneToken implements Authenticator {
        @Override
        public boolean isFor(String token) {
            return true;
        }

        @Override
        public Verified verify(String token) {
            if (!token.equals("good")) {
                throw new ProblemException(ProblemType.UNAUTHENTICATED.because("the token is bad"));
            }
            return new Verified(OWNER, Optional.empty(), Instant.MAX);
        }
    }
}
