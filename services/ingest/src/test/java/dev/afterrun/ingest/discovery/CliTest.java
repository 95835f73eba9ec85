package dev.afterrun.ingest.discovery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class CliTest {
    @ConfigProperty(name = "afterrun.cli.directory")
    Path folder;

    @BeforeEach
    void aCliIsHandedOut() throws IOException {
        Files.createDirectories(folder.resolve("linux"));
        Files.writeString(folder.resolve("linux/afterrun"), "the cli");
    }

    @Test
    void aCiJobGetsTheCliWithItsLengthAndDigest() {
        // Given
        var digest = Digest.of("the cli".getBytes(StandardCharsets.UTF_8));

        // When
        var answer = given().get("/cli/linux/afterrun");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("the cli");
        assertThat(answer.header("Content-Length")).isEqualTo("7");
        assertThat(answer.header("Repr-Digest"))
                .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest.bytes()) + ":");
        assertThat(answer.header("ETag")).isEqualTo("\"" + digest + "\"");
    }

    @Test
    void itsDigestCanBeAskedForAlone() {
        // When
        var answer = given().head("/cli/linux/afterrun");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("7");
        assertThat(answer.header("Repr-Digest")).startsWith("sha-256=:");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        // When
        var answer = given().urlEncodingEnabled(false).get("/cli/%2e%2e/%2e%2e/pom.xml");

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
