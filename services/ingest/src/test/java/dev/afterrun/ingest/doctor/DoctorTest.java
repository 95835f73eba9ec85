package dev.afterrun.ingest.doctor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.outlet.Outlet;
import dev.afterrun.ingest.Findings;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class DoctorTest {
    private final Outlet outlet;

    DoctorTest(Outlet outlet) {
        this.outlet = outlet;
    }

    @Test
    void topicsThatAServiceHasMadeFit() {
        // When
        var findings = Findings.asked();

        // Then
        assertThat(findings.of("topics"))
                .containsExactly("ok: all 5 are there, with the partitions and settings they need");
    }

    @Test
    void servicesThatReadNothingAreMissed() {
        // When
        var findings = Findings.asked();

        // Then
        assertThat(findings.of("readers"))
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding).startsWith("wrong: nobody reads as '"))
                .anySatisfy(finding -> assertThat(finding).contains("'reaper', and "));
    }

    @Test
    void aDeadLetterIsWrongAndToldWithItsMend() {
        // Given
        var letter = new ProducerRecord<>(
                Topics.DEAD_LETTERS, "storage/afterrun.runs/0/77", "poison".getBytes(StandardCharsets.UTF_8));
        letter.headers()
                .add("afterrun-service", "storage".getBytes(StandardCharsets.UTF_8))
                .add("afterrun-partition", "0".getBytes(StandardCharsets.UTF_8))
                .add("afterrun-offset", "77".getBytes(StandardCharsets.UTF_8));
        outlet.send(letter).toCompletableFuture().join();

        // When
        var findings = Findings.asked();

        // Then
        assertThat(findings.of("dead letters"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding).matches("wrong: \\d+ events could not be taken, the oldest by storage.*"));
    }

    @Test
    void onlyOperatorsAsk() {
        // Given
        var publisher = Issuer.tokenWith("groups", List.of("publisher"));

        // When
        var answer = given().auth().oauth2(publisher).post("/v1/doctor");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void withoutATokenNobodyAsks() {
        // When
        var answer = given().post("/v1/doctor");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
