package dev.afterrun.ingest.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class PlainJsonTest {
    @Test
    void aReportIsAcknowledgedOnceItStandsOnTheTopic() {
        // Given
        var body = """
                {"repository": "octo/hello", "run": "7", "job": "linux", "commit": "%s", "conclusion": "failure"}
                """.formatted("a".repeat(40));

        // When
        var answer = given().auth()
                .oauth2(Issuer.token())
                .contentType("application/json")
                .body(body)
                .post("/v1/runs/finished");

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.header("Location")).startsWith("http://storage.test/v1/jobs/");
        var id = Digest.of(body.getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(new Topic(Topics.RUNS).ofEvent(id)).singleElement().satisfies(message -> {
            assertThat(message.key()).isEqualTo("local:octo/hello:" + "a".repeat(40));
            System.out.println(new String(message.value(), StandardCharsets.UTF_8));
        });
    }
}
