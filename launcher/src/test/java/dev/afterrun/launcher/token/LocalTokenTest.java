package dev.afterrun.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.launcher.address.Endpoint;
import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path temporary;

    private DataDirectory data;

    @BeforeEach
    void open() throws IOException {
        data = DataDirectory.open(temporary.resolve("data"));
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void theTokenVerifiesWithThePublicKeyThatServicesAreGiven() throws IOException, GeneralSecurityException {
        // Given
        var keys = LocalKeys.in(data);

        // When
        var token = LocalToken.ofOwner("local", NOW).signedWith(keys);

        // Then
        assertThat(verifies(token, LocalKeys.publicKey(keys))).isTrue();
        assertThat(claims(token).path("iss").asText()).isEqualTo("afterrun-local");
        assertThat(claims(token).path("groups")).extracting(JsonNode::asText).containsExactly("publisher", "operator");
        assertThat(claims(token).path("afterrun_repositories"))
                .extracting(JsonNode::asText)
                .containsExactly("*");
        assertThat(claims(token).path("exp").asLong()).isGreaterThan(NOW.getEpochSecond());
    }

    @Test
    void theKeyIsTheSameAtTheNextStartAndItsOwnersAlone() throws IOException {
        // Given
        var first = LocalKeys.in(data);

        // When
        var second = LocalKeys.in(data);

        // Then
        assertThat(second.getPublic()).isEqualTo(first.getPublic());
        assertThat(mode(data.secret("token-key"))).isEqualTo("rw-------");
    }

    @Test
    void theEndpointIsItsOwnersAloneAndHidesTheTokenWhenPrinted() throws IOException {
        // Given
        var endpoint = new Endpoint(URI.create("http://127.0.0.1:4848"), "secret-word");

        // When
        endpoint.writeTo(data);

        // Then
        assertThat(mode(data.file("endpoint"))).isEqualTo("rw-------");
        assertThat(data.file("endpoint")).hasContent("{\"url\":\"http://127.0.0.1:4848\",\"token\":\"secret-word\"}");
        assertThat(endpoint.toString()).doesNotContain("secret-word");
    }

    private static boolean verifies(String token, String publicKey) throws GeneralSecurityException {
        var parts = token.split("\\.", -1);
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
