package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.post;
import static dev.afterrun.ingest.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.ingest.Findings;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.webhook.GitHub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokerAwayTest.NoBroker.class)
class BrokerAwayTest {
    /** We give up after 8 seconds, the broker's client by itself after 60 and more. */
    private static final long SOON = 40;

    @Test
    void aReportThatTheQueueCannotTakeIsNotAcknowledgedAndMayBeSentAgain() {
        // When
        var answer = post(report());

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:afterrun:problem:unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.timeIn(TimeUnit.SECONDS)).isLessThan(SOON);
    }

    @Test
    void aWebhookThatTheQueueCannotTakeIsNotAcknowledgedAndMayBeDeliveredAgain() {
        // When
        var answer = GitHub.deliver("pull_request", GitHub.pullRequest("opened"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.timeIn(TimeUnit.SECONDS)).isLessThan(SOON);
    }

    @Test
    void nobodyIsSentToAnIngestThatDoesNotKnowItsTopics() {
        // When
        var answer = given().get("/q/health/ready");

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.asString()).contains("afterrun.runs");
    }

    @Test
    void whoAsksWhatIsWrongIsAnsweredAllTheSame() {
        // When
        var findings = Findings.asked();

        // Then
        assertThat(findings.of("topics"))
                .singleElement()
                .satisfies(finding -> assertThat(finding).startsWith("wrong: "));
        assertThat(findings.of("dead letters")).containsExactly("wrong: no answer within 10 s");
    }

    /** Nothing listens where the broker should be. */
    public static final class NoBroker implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "afterrun.topics.create", "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Issuer.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }
}
