package dev.afterrun.http.identity.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.http.identity.InstallToken;
import dev.afterrun.http.identity.Principal;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.http.identity.UploadToken;
import dev.afterrun.http.identity.Verified;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant FAR = NOW.plus(Duration.ofDays(90));
    private static final KeyPair KEYS = keys();
    private static final KeyPair STRANGER = keys();
    private static final UploadToken TOKEN = new UploadToken(
            3,
            new RepositoryId("github.com", "1296269"),
            RepositoryName.parse("octo/Hello"),
            new RefPattern("refs/heads/release/*"),
            TrustLevel.TRUSTED);

    private final TokenSigner signer = TokenSigner.of(secret(KEYS), List.of(open(STRANGER), open(KEYS)));

    @Test
    void whatIsSignedSaysAllThatTheTokenIs() {
        // Given
        var signed = signer.sign(TOKEN, NOW, FAR);

        // When
        var verified = at(NOW).verify(signed.token());

        // Then
        assertThat(verified.who()).isEqualTo(TOKEN);
        assertThat(verified.until()).isEqualTo(signed.until()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(signed.seconds()).isEqualTo(900);
    }

    @Test
    void itEndsNoLaterThanTheTokenThatItWasGivenFor() {
        // Given
        var end = NOW.plus(Duration.ofMinutes(2));

        // When
        var signed = signer.sign(TOKEN, NOW, end);

        // Then
        assertThat(signed.until()).isEqualTo(end);
        assertThat(at(NOW).verify(signed.token()).until()).isEqualTo(end);
    }

    @Test
    void afterFifteenMinutesItIsGoodNoMore() {
        // Given
        var signed = signer.sign(TOKEN, NOW, FAR);

        // When // Then
        assertThat(at(NOW.plus(Duration.ofMinutes(14))).verify(signed.token()).who())
                .isEqualTo(TOKEN);
        assertRefused(at(NOW.plus(Duration.ofMinutes(16))), signed.token());
    }

    @Test
    void oneThatWouldLastForLongerIsNotOurs() {
        // Given
        var claims = SignedForm.claims(TOKEN, NOW, FAR).toJson();

        // When // Then
        assertRefused(at(NOW), signed(claims, KEYS, signer.name()));
    }

    @Test
    void whatAnotherKeySignedIsRefused() {
        // Given
        var claims = SignedForm.claims(TOKEN, NOW, NOW.plusSeconds(60)).toJson();

        // When // Then
        assertRefused(at(NOW), signed(claims, STRANGER, signer.name()));
        assertRefused(at(NOW), signed(claims, KEYS, "0000000000000000"));
    }

    @Test
    void thePublicKeyIsNoSecretToSignWith() throws JoseException {
        // Given
        var forged = new JsonWebSignature();
        forged.setPayload(SignedForm.claims(TOKEN, NOW, NOW.plusSeconds(60)).toJson());
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        forged.setKeyIdHeaderValue(signer.name());
        forged.setKey(new HmacKey(KEYS.getPublic().getEncoded()));

        // When // Then
        assertRefused(at(NOW), forged.getCompactSerialization());
    }

    @Test
    void whatIsNotSignedAtAllIsRefused() {
        // Given
        var header = "{\"alg\":\"none\",\"kid\":\"" + signer.name() + "\"}";
        var claims = SignedForm.claims(TOKEN, NOW, NOW.plusSeconds(60)).toJson();

        // When // Then
        assertRefused(at(NOW), base64(header) + "." + base64(claims) + ".");
    }

    @Test
    void withoutKeysNothingSignedIsTaken() {
        // Given
        var tokens = new UploadTokens(PublicKeys.of(List.of()), new Book(), Clock.fixed(NOW, ZoneOffset.UTC));

        // When // Then
        assertRefused(tokens, signer.sign(TOKEN, NOW, FAR).token());
    }

    @Test
    void aTokenAsItWasMadeIsAskedForWhereItIsKept() {
        // Given
        var secret = TokenSecret.of(TokenKind.UPLOAD, new byte[TokenSecret.RANDOM_BYTES])
                .text();

        // When // Then
        assertThat(at(NOW).isFor(secret)).isTrue();
        assertThat(at(NOW).verify(secret).who()).isEqualTo(TOKEN);
        assertRefused(at(NOW), secret.substring(0, secret.length() - 1));
    }

    @Test
    void anInstallTokenIsAskedForWhereItIsKeptToo() {
        // Given
        var secret = TokenSecret.of(TokenKind.INSTALL, new byte[TokenSecret.RANDOM_BYTES])
                .text();

        // When // Then
        assertThat(at(NOW).isFor(secret)).isTrue();
        assertThat(at(NOW).verify(secret).who()).isEqualTo(new InstallToken(4, TOKEN.tenant(), TOKEN.repository()));
        assertRefused(at(NOW), secret.substring(0, secret.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJzb21lYm9keSJ9.", "AFTERRUN_UP_"})
    void whatIsSomebodyElsesIsLeftToThem(String token) {
        // When // Then
        assertThat(at(NOW).isFor(token)).isFalse();
    }

    @Test
    void aSignerWhomNobodyCouldVerifyIsNone() {
        // When // Then
        assertThatThrownBy(() -> TokenSigner.of(secret(KEYS), List.of(open(STRANGER))))
                .hasMessageContaining("AFTERRUN_UPLOAD_TOKENS_PUBLIC_KEYS has not the public half");
    }

    @Test
    void whatIsNoKeyIsNotQuoted() {
        // Given
        var wrong = "bm8ga2V5";

        // When // Then
        assertThatThrownBy(() -> TokenSigner.of(wrong, List.of(open(KEYS))))
                .hasMessageContaining("openssl genpkey")
                .hasNoCause()
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain(wrong);
        assertThatThrownBy(() -> PublicKeys.of(List.of(wrong))).hasMessageContaining("openssl pkey");
        assertThat(signer.toString()).doesNotContain(secret(KEYS));
    }

    private static UploadTokens at(Instant now) {
        return new UploadTokens(
                PublicKeys.of(List.of(open(STRANGER), open(KEYS))), new Book(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void assertRefused(UploadTokens tokens, String token) {
        assertThat(tokens.isFor(token)).isTrue();
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(401));
    }

    private static String signed(String claims, KeyPair keys, String name) {
        try {
            var signed = new JsonWebSignature();
            signed.setPayload(claims);
            signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
            signed.setKeyIdHeaderValue(name);
            signed.setKey(keys.getPrivate());
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String secret(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    private static String open(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a service that knows the one token. */
    private static final class Book implements UploadTokenBook {
        @Override
        public Verified bearer(TokenKind kind, Optional<TokenSecret> secret) {
            Principal bearer = switch (kind) {
                case UPLOAD -> TOKEN;
                case INSTALL -> new InstallToken(4, TOKEN.tenant(), TOKEN.repository());
            };
            return secret.map(_ -> new Verified(bearer, Optional.empty(), NOW))
                    .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED.because("it is not good")));
        }

        @Override
        public Instant believedUntil(UploadToken token, Instant end) {
            return end;
        }
    }
}
