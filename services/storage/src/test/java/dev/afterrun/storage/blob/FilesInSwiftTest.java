package dev.afterrun.storage.blob;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.SwiftResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stores")
@QuarkusTest
@TestProfile(SwiftResource.Profile.class)
class FilesInSwiftTest extends FilesInABucket {
    private static final String OPERATOR = Issuer.tokenWith(Map.of("groups", List.of("operator")));

    @Test
    void whatWasAbandonedEndsByItselfThoughSwiftKnowsNoRules() {
        // When
        var answer = given().auth().oauth2(OPERATOR).post("/v1/store/rules");

        // Then
        answer.then().statusCode(200).body("abandonedUploads", equalTo("by-the-store"));
    }
}
