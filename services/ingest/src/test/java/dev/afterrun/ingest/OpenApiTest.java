package dev.afterrun.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documented API is the one that is served. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("../../docs/reference/openapi/ingest.yaml");

    @Test
    void theDocumentedApiIsTheOneThatIsServed() throws IOException {
        // Given
        var renew = Boolean.getBoolean("renew");

        // When
        var served = given().get("/q/openapi").asString();
        if (renew) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, served);
        }

        // Then
        assertThat(served)
                .as(
                        "to renew docs/reference/openapi/ingest.yaml: ./mvnw -pl services/ingest test -Dtest=OpenApiTest -Drenew=true")
                .isEqualTo(Files.readString(DOCUMENT));
    }
}
