package dev.afterrun.http.identity.job;

import static dev.afterrun.http.identity.job.Verdict.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.issuer.IssuedTokens;
import java.time.Duration;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens have to say. A real server tells the keys, and jose4j signs: what is refused here would be refused of GitHub. */
class JobTokensTest {
    private final SettableClock clock = new SettableClock();
    private final CiSystem ci = new CiSystem(clock);
    private final IssuedTokens tokens = ci.tokens();

    @AfterEach
    void stop() {
        ci.close();
    }

    @Test
    void aTokenOfTheCiSystemProvesItsJob() {
        // When
        var verified = tokens.verify(ci.token());

        // Then
        assertThat(verified.who())
                .isInstanceOfSatisfying(
                        CiJob.class,
                        job -> assertThat(job.tenant()).isEqualTo(new RepositoryId("github.com", "1296269")));
        assertThat(verified.until()).isEqualTo(clock.instant().plusSeconds(300));
    }

    @Test
    void aTokenOfAnotherIssuerIsNotForIt() {
        // When
        var isFor = tokens.isFor(ci.token(claims -> claims.setIssuer("https://evil.test")));

        // Then
        assertThat(isFor).isFalse();
    }

    @Test
    void anotherSpellingOfTheIssuerIsNotForIt() {
        // When
        var isFor = tokens.isFor(ci.token(claims -> claims.setIssuer(ci.issuer() + "/")));

        // Then
        assertThat(isFor).isFalse();
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        // Given
        var token = ci.signedWith(signature -> {
            signature.setAlgorithmConstraints(AlgorithmConstraints.ALLOW_ONLY_NONE);
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
            signature.setKey(null);
        });

        // When // Then
        assertRefused(tokens, token).hasMessageContaining("RS256");
    }

    @Test
    void aTokenWithItsSignatureCutOffIsRefused() {
        // Given
        var token = ci.token();

        // When // Then
        assertRefused(tokens, token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void aTokenThatTakesThePublicKeyForASecretIsRefused() {
        // Given
        var token = ci.signedWith(signature -> {
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            signature.setKey(new HmacKey(ci.key().getPublicKey().getEncoded()));
        });

        // When // Then
        assertRefused(tokens, token).hasMessageContaining("RS256");
    }

    @Test
    void anotherAlgorithmOfTheRightKeyIsRefused() {
        // Given
        var token =
                ci.signedWith(signature -> signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA512));

        // When // Then
        assertRefused(tokens, token);
    }

    @Test
    void aStrangersSignatureUnderTheIssuersKeyIdIsRefused() {
        // Given
        var stranger = CiSystem.newKey(ci.key().getKeyId());
        var token = ci.signedWith(signature -> signature.setKey(stranger.getPrivateKey()));

        // When // Then
        assertRefused(tokens, token);
    }

    @Test
    void aKeyThatComesWithTheTokenIsNotLookedAt() {
        // Given
        var stranger = CiSystem.newKey("stranger");
        var token = ci.signedWith(signature -> {
            signature.setKey(stranger.getPrivateKey());
            signature.setKeyIdHeaderValue("stranger");
            signature.getHeaders().setJwkHeaderValue("jwk", stranger);
            signature.setHeader("jku", "https://evil.test/keys");
        });

        // When // Then
        assertRefused(tokens, token);
    }

    @Test
    void aTokenThatNamesNoKeyIsRefused() {
        // Given
        var token = ci.signedWith(signature -> signature.getHeaders().setObjectHeaderValue("kid", null));

        // When // Then
        assertRefused(tokens, token);
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedWithTheOneToAskFor() {
        // When // Then
        assertRefused(tokens, ci.token(claims -> claims.setAudience("https://github.com/octo")))
                .hasMessageContaining("'aud'")
                .hasMessageContaining(CiSystem.AUDIENCE);
    }

    @Test
    void aTokenThatOthersCouldBringTooIsRefused() {
        // When // Then
        assertRefused(tokens, ci.token(claims -> claims.setAudience(CiSystem.AUDIENCE, "https://other.test")))
                .hasMessageContaining("alone");
    }

    @Test
    void aTokenWithoutAnAudienceIsRefused() {
        // When // Then
        assertRefused(tokens, ci.token(claims -> claims.unsetClaim("aud"))).hasMessageContaining("'aud'");
    }

    @Test
    void aTokenThatHasExpiredIsRefused() {
        // Given
        var token = ci.token();
        clock.pass(Duration.ofSeconds(300 + 31));

        // When // Then
        assertRefused(tokens, token).hasMessageContaining("'exp'");
    }

    @Test
    void clocksMayDifferByHalfAMinute() {
        // Given
        var token = ci.token();
        clock.pass(Duration.ofSeconds(300 + 29));

        // When
        var verified = tokens.verify(token);

        // Then
        assertThat(verified.getName()).startsWith("repo:octo/hello");
    }

    @Test
    void aTokenOfTheFutureIsRefused() {
        // When // Then
        assertRefused(tokens, ci.token(claims -> claims.setNotBefore(ci.in(31))))
                .hasMessageContaining("future");
        assertRefused(tokens, ci.token(claims -> claims.setIssuedAt(ci.in(31)))).hasMessageContaining("future");
    }

    @Test
    void aTokenThatIsGoodForMoreThanADayIsRefused() {
        // When // Then
        assertRefused(tokens, ci.token(claims -> claims.setExpirationTime(ci.in(24 * 3600 + 120))))
                .hasMessageContaining("day");
    }

    @Test
    void aTokenWithoutTimesIsRefused() {
        // When // Then
        assertRefused(tokens, ci.token(claims -> claims.unsetClaim("exp"))).hasMessageContaining("'exp'");
        assertRefused(tokens, ci.token(claims -> claims.unsetClaim("iat"))).hasMessageContaining("'iat'");
    }

    @Test
    void aTokenWithoutAClaimThatDecidesIsRefusedByThatClaimsName() {
        // When // Then
        for (var claim : new String[] {
            "repository", "repository_id", "repository_owner_id", "event_name", "ref", "sha", "run_id", "run_attempt"
        }) {
            assertRefused(tokens, ci.token(claims -> claims.unsetClaim(claim))).hasMessageContaining("'" + claim + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "run_id", "ref", "event_name"})
    void aTokenWithANulIsRefusedByThatClaimsName(String claim) {
        // When // Then
        assertRefused(tokens, ci.token(claims -> claims.setClaim(claim, "a\0b")))
                .hasMessageContaining("a NUL in the claim '" + claim + "'");
    }

    @Test
    void aHugeTokenIsRefusedWithTheLimit() {
        // Given
        var token = ci.token(claims -> claims.setClaim("filler", "x".repeat(IssuedTokens.MOST_CHARACTERS)));

        // When // Then
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().limit()).contains("8192"));
        assertThat(ci.asked()).isZero();
    }
}
