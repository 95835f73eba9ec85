package dev.afterrun.ingest.discovery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class DiscoveryTest {
    @Test
    void theOneAddressNamesTheOthersToAnybody() {
        // When
        var answer = given().get("/.well-known/afterrun.json");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        var found = answer.jsonPath();
        assertThat(found.getString("events")).isEqualTo("http://events.test");
        assertThat(found.getString("storage")).isEqualTo("http://storage.test");
        assertThat(found.getString("web")).isEqualTo("http://web.test");
        assertThat(found.getString("content")).isEqualTo("http://content.test");
        assertThat(found.getString("version")).isNotEmpty();
    }

    @Test
    void theAnswerSaysWhenItWasMade() {
        // When
        var date = given().get("/.well-known/afterrun.json").header("Date");

        // Then
        assertThat(date).matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
        assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
    }

    @Test
    void whoFollowsTheAddressWithABrowserGetsToThePages() {
        // When
        var answer = given().redirects().follow(false).get("/");

        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("http://web.test");
    }

    @Test
    void anAddressWhereNothingIsAnswersWithAProblem() {
        // When
        var answer = given().get("/v1/nothing");

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aMethodThatIsNotTakenAnswersWithAProblem() {
        // When
        var answer = given().delete("/v1/events");

        // Then
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
