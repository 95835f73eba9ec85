package dev.afterrun.http.identity.job;

import static dev.afterrun.http.identity.job.Verdict.assertRefused;
import static dev.afterrun.http.identity.job.Verdict.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.issuer.IssuedTokens;
import dev.afterrun.http.identity.issuer.Issuer;
import dev.afterrun.http.identity.issuer.IssuerKeys;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The keys of a CI system: when they are asked for, for how long they serve, and what is as good as none. */
class LifeOfKeysTest {
    private final SettableClock clock = new SettableClock();
    private final CiSystem ci = new CiSystem(clock);
    private final IssuedTokens tokens = ci.tokens();

    @AfterEach
    void stop() {
        ci.close();
    }

    @Test
    void keysAreAskedForOnceForManyTokens() {
        // Given
        tokens.verify(ci.token());

        // When
        tokens.verify(ci.token(claims -> claims.setClaim("run_id", "43")));

        // Then
        assertThat(ci.asked()).isOne();
    }

    @Test
    void aNewKeyOfTheIssuerIsFetchedWhenATokenNamesIt() {
        // Given
        tokens.verify(ci.token());
        ci.rotate();
        clock.pass(IssuerKeys.PAUSE);

        // When
        var verified = tokens.verify(ci.token());

        // Then
        assertThat(verified.who()).isInstanceOf(CiJob.class);
        assertThat(ci.asked()).isEqualTo(2);
    }

    @Test
    void aKeyThatWasWithdrawnIsRefusedWithinTheHour() {
        // Given
        tokens.verify(ci.token());
        var token = ci.token(claims -> claims.setExpirationTime(ci.in(7200)));
        ci.rotate();
        clock.pass(IssuerKeys.FRESH);

        // When // Then
        assertRefused(tokens, token);
    }

    @Test
    void tokensThatNameKeysAtRandomDoNotMakeUsAskEachTime() {
        // Given
        tokens.verify(ci.token());
        clock.pass(IssuerKeys.PAUSE);

        // When
        for (var i = 0; i < 20; i++) {
            var name = "random-" + i;
            assertRefused(tokens, ci.signedWith(signature -> signature.setKeyIdHeaderValue(name)));
        }

        // Then
        assertThat(ci.asked()).isEqualTo(2);
    }

    @Test
    void knownKeysServeForADayWhileTheIssuerIsAway() {
        // Given
        tokens.verify(ci.token());
        ci.goAway();
        clock.pass(IssuerKeys.LONGEST.minusSeconds(1));

        // When
        var verified = tokens.verify(ci.token());

        // Then
        assertThat(verified.who()).isInstanceOf(CiJob.class);
    }

    @Test
    void afterADayNothingCanBeToldWithoutTheIssuer() {
        // Given
        tokens.verify(ci.token());
        ci.goAway();
        clock.pass(IssuerKeys.LONGEST);

        // When // Then
        assertUnavailable(tokens, ci.token());
    }

    @Test
    void anIssuerThatWasNeverReachedIsNoFaultOfTheTokens() {
        // Given
        ci.goAway();

        // When // Then
        assertUnavailable(tokens, ci.token());
    }

    @Test
    void aNewKeyIsNoFaultOfTheTokensWhileTheIssuerIsAway() {
        // Given
        tokens.verify(ci.token());
        ci.rotate();
        ci.goAway();
        clock.pass(IssuerKeys.PAUSE);

        // When // Then
        assertUnavailable(tokens, ci.token());
    }

    @Test
    void anIssuerThatComesBackIsHeardAgain() {
        // Given
        ci.goAway();
        assertUnavailable(tokens, ci.token());
        ci.comeBack();
        clock.pass(IssuerKeys.PAUSE);

        // When
        var verified = tokens.verify(ci.token());

        // Then
        assertThat(verified.who()).isInstanceOf(CiJob.class);
    }

    @Test
    void aRedirectToOtherKeysIsNotFollowed() {
        // Given
        try (var stranger = new CiSystem(clock)) {
            ci.redirectTo(stranger.issuer());

            // When // Then
            assertUnavailable(tokens, ci.token());
            assertThat(stranger.asked()).isZero();
        }
    }

    @Test
    void anAnswerThatIsNoKeySetIsAsGoodAsNone() {
        for (var body : new String[] {
            "", "[]", "{}", "{\"keys\":7}", "{\"keys\":[]}", "{\"keys\":[7]}", "<html>", "x".repeat(1024 * 1024)
        }) {
            // Given
            ci.answerWith(200, body);
            clock.pass(IssuerKeys.PAUSE);

            // When // Then
            assertUnavailable(tokens, ci.token());
        }
    }

    @Test
    void keysThatAnybodyOnTheWayCouldExchangeAreNotTaken() {
        // When // Then
        assertThatThrownBy(() -> new Issuer(
                        "http://ci.test",
                        URI.create("http://ci.test/keys"),
                        "a",
                        new GitHubJobs("f", CiSystem.EVERYBODY, RefTrust.of(List.of()), false)))
                .hasMessageContaining("https");
    }
}
