package dev.afterrun.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.event.JobReport;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.StartReport;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.ingest.webhook.Taken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            classes = {
                RunReport.class,
                StartReport.class,
                JobReport.class,
                ManifestEntry.class,
                ManifestRef.class,
                Problem.class,
                Problem.FieldError.class,
                Taken.class
            })
    void theSchemaOfARecordHasItsFieldsAndRequiresThoseThatItNeeds(Class<? extends Record> type) throws IOException {
        // Given
        var served = given().get("/q/openapi?format=json").asByteArray();

        // When
        var schema = new ObjectMapper().readTree(served).at("/components/schemas/" + type.getSimpleName());

        // Then
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(names(type, component -> true));
        assertThat(schema.path("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(names(type, OpenApiTest::needed));
    }

    private static List<String> names(Class<?> type, Predicate<RecordComponent> which) {
        return Arrays.stream(type.getRecordComponents())
                .filter(which)
                .map(RecordComponent::getName)
                .toList();
    }

    private static boolean needed(RecordComponent component) {
        var mayBeLeftOut = List.of(Optional.class, List.class, boolean.class).contains(component.getType());
        // Ingest fills in the first attempt where a report names none.
        var filledIn = component.getName().equals("attempt");
        return !mayBeLeftOut && !filledIn;
    }
}
