package dev.afterrun.storage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documented API is the one that is served. */
@QuarkusTest
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("../../docs/reference/openapi/storage.yaml");

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
                        "to renew docs/reference/openapi/storage.yaml: ./mvnw -pl services/storage test -Dtest=OpenApiTest -Drenew=true")
                .isEqualTo(Files.readString(DOCUMENT));
    }
}
