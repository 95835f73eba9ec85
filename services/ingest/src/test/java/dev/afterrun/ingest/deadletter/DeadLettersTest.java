package dev.afterrun.ingest.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.outlet.Outlet;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class DeadLettersTest {
    private final Outlet outlet;

    DeadLettersTest(Outlet outlet) {
        this.outlet = outlet;
    }

    @Test
    void everyDeadLetterIsListedWithItsCause() {
        // Given
        var id = dead(1);

        // When
        var answer = operator().get("/v1/dead-letters");

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        var letter = answer.jsonPath().getMap("deadLetters.find { it.id == '" + id + "' }");
        assertThat(letter)
                .containsEntry("service", "storage")
                .containsEntry("topic", "afterrun.runs")
                .containsEntry("offset", 1)
                .containsEntry("eventId", "event-1")
                .containsEntry("cause", "IllegalStateException: poison")
                .containsKey("failedAt")
                .doesNotContainKey("value");
    }

    @Test
    void oneIsShownWithItsValueByItsIdAsItIs() {
        // Given
        var id = dead(2);

        // When
        var answer = operator().get("/v1/dead-letters/" + id);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("id")).isEqualTo(id);
        assertThat(answer.jsonPath().getString("value")).isEqualTo("value of 2");
    }

    @Test
    void anIdWhoseSlashesAreEncodedIsTheSame() {
        // Given
        var id = dead(3);

        // When
        var answer = operator().urlEncodingEnabled(false).get("/v1/dead-letters/" + id.replace("/", "%2F"));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("id")).isEqualTo(id);
    }

    @Test
    void aReplayPutsTheRecordBackAndResolvesTheLetter() {
        // Given
        var id = dead(4);

        // When
        var answer =
                operator().urlEncodingEnabled(false).post("/v1/dead-letters/" + id.replace("/", "%2F") + "/replay");

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
        assertThat(new Topic(Topics.RUNS).ofEvent("event-4")).singleElement().satisfies(message -> {
            assertThat(message.key()).isEqualTo("key of 4");
            assertThat(new String(message.value(), StandardCharsets.UTF_8)).isEqualTo("value of 4");
        });
        assertThat(operator().get("/v1/dead-letters/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aReplayOfWhatIsNotThereIsAProblem() {
        // When
        var answer = operator().post("/v1/dead-letters/storage/afterrun.runs/0/999/replay");

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void onlyOperatorsSeeThem() {
        // Given
        var publisher = Issuer.tokenWith("groups", List.of("publisher"));

        // When
        var answer = given().auth().oauth2(publisher).get("/v1/dead-letters");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void withoutATokenNobodySeesThem() {
        // When
        var answer = given().get("/v1/dead-letters");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Issuer.token());
    }

    /** A record at this offset that storage could not take; its id. */
    private String dead(int offset) {
        var id = "storage/afterrun.runs/0/" + offset;
        var letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, id, ("value of " + offset).getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id", "event-" + offset,
                        "ce_type", "dev.afterrun.run.finished.v1",
                        "afterrun-service", "storage",
                        "afterrun-topic", "afterrun.runs",
                        "afterrun-partition", "0",
                        "afterrun-offset", Integer.toString(offset),
                        "afterrun-key", "key of " + offset,
                        "afterrun-cause", "IllegalStateException: poison")
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        outlet.send(letter).toCompletableFuture().join();
        return id;
    }
}
