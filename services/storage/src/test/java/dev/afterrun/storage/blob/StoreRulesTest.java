package dev.afterrun.storage.blob;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.storage.testing.Issuer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoreRulesTest {
    private static final String OPERATOR = Issuer.tokenWith(Map.of("groups", List.of("operator")));
    private static final String PUBLISHER = Issuer.tokenWith(Map.of("groups", List.of("publisher")));

    @Test
    void aDirectoryNeedsNoRules() {
        // When
        var answer = given().auth().oauth2(OPERATOR).post("/v1/store/rules");

        // Then
        answer.then().statusCode(200).body("abandonedUploads", equalTo("not-needed"));
    }

    @Test
    void onlyOperatorsSetThem() {
        // When
        var answer = given().auth().oauth2(PUBLISHER).post("/v1/store/rules");

        // Then
        answer.then().statusCode(403);
    }
}
