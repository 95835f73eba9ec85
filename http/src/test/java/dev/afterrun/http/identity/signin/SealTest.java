package dev.afterrun.http.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final byte[] KEY = "a key that has thirty-two bytes.".getBytes(StandardCharsets.US_ASCII);

    private final Seal seal = Seal.of(Base64.getEncoder().encodeToString(KEY));

    @Test
    void whatIsClosedOpensAsOfItsKindAlone() {
        // When
        var closed = seal.close("one", claims());

        // Then
        assertThat(seal.open("one", closed).orElseThrow().getClaimValueAsString("a"))
                .isEqualTo("b");
        assertThat(seal.open("other", closed)).isEmpty();
        assertThat(Seal.ofThisProcess().open("one", closed)).isEmpty();
    }

    @Test
    void eachClosingIsAnother() {
        // When // Then
        assertThat(seal.close("one", claims())).isNotEqualTo(seal.close("one", claims()));
    }

    @Test
    void anotherWayOfEncryptingIsNotTaken() throws JoseException {
        // Given
        var wrapped = new JsonWebEncryption();
        wrapped.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.A256KW);
        wrapped.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        wrapped.setHeader("typ", "one");
        wrapped.setKey(new AesKey(KEY));
        wrapped.setPayload(claims().toJson());

        // When // Then
        assertThat(seal.open("one", wrapped.getCompactSerialization())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "a.b.c.d.e", "eyJhbGciOiJub25lIn0.e30."})
    void nonsenseIsNothing(String text) {
        // When // Then
        assertThat(seal.open("one", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "no base64"})
    void whatIsNoKeyIsTold(String key) {
        // When // Then
        assertThatThrownBy(() -> Seal.of(key)).isInstanceOf(IllegalArgumentException.class);
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setClaim("a", "b");
        return claims;
    }
}
