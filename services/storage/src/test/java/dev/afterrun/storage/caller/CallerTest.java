package dev.afterrun.storage.caller;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.storage.testing.Issuer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallerTest {
    @Test
    void whoBringsATokenIsToldWhoseItIs() {
        // When
        var answer = given().auth().oauth2(Issuer.token()).get("/v1/caller");

        // Then
        answer.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("name", equalTo("local"))
                .body("kind", equalTo("local-operator"))
                .body("trust", equalTo("ordinary"))
                .body("may", contains("read", "restore", "publish", "manage", "administer", "operate"));
    }

    @Test
    void anAccountWithoutARoleIsSomebodyToo() {
        // Given
        var account = Issuer.tokenWith(Map.of("groups", List.of(), "sub", "ada"));

        // When
        var answer = given().auth().oauth2(account).get("/v1/caller");

        // Then
        answer.then()
                .statusCode(200)
                .body("name", equalTo("ada"))
                .body("kind", equalTo("account"))
                .body("may", contains("restore"));
    }

    @Test
    void nobodyIsRefused() {
        given().get("/v1/caller").then().statusCode(401);
    }

    @Test
    void aTokenThatIsNotTakenIsRefused() {
        given().auth().oauth2(Issuer.forgedToken()).get("/v1/caller").then().statusCode(401);
    }
}
