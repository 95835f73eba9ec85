package dev.afterrun.storage.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.testing.Issuer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DamageInFilesTest extends DamageContract {
    @Inject
    Verifications verifications;

    @Test
    void aPassThatIsUnderWayIsNotBegunTwice() {
        // Given
        verifications.begin();
        var first = verifications.newest().orElseThrow();

        // When
        verifications.begin();

        // Then
        assertThat(verifications.newest().orElseThrow().id()).isEqualTo(first.id());
        storage.work();
    }

    @Test
    void onlyAnOperatorMaySeeOrBegin() {
        // Given
        var publisher = Issuer.tokenWith(Map.of("groups", List.of("publisher")));

        // When
        var answer = given().auth().oauth2(publisher).post("/v1/verification");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(given().get("/v1/verification").statusCode()).isEqualTo(401);
    }
}
