package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.cloudEvent;
import static dev.afterrun.ingest.Reports.post;
import static dev.afterrun.ingest.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What becomes of events is counted by what their senders are answered. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class EventOutcomesTest {
    private final MeterRegistry meters;

    EventOutcomesTest(MeterRegistry meters) {
        this.meters = meters;
    }

    @Test
    void eachEventOfABatchIsAccepted() {
        // Given
        var before = counted("accepted");
        var batch =
                JsonNodeFactory.instance.arrayNode().add(cloudEvent(report())).add(cloudEvent(report()));

        // When
        post("/v1/events", "application/cloudevents-batch+json", batch);

        // Then
        assertThat(counted("accepted") - before).isEqualTo(2);
    }

    @Test
    void reportThatBreaksARuleIsRefusedAsThat() {
        // Given
        var accepted = counted("accepted");
        var invalid = counted("invalid");

        // When
        post(report(report -> report.put("commit", "main")));

        // Then
        assertThat(counted("invalid") - invalid).isEqualTo(1);
        assertThat(counted("accepted")).isEqualTo(accepted);
    }

    @Test
    void requestWithoutATokenIsRefusedBeforeItsBodyIsRead() {
        // Given
        var before = counted("unauthenticated");

        // When
        given().contentType("application/json").body(report().toString()).post("/v1/runs/finished");

        // Then
        assertThat(counted("unauthenticated") - before).isEqualTo(1);
    }

    private double counted(String outcome) {
        return meters.counter("afterrun.events", "outcome", outcome).count();
    }
}
