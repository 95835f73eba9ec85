package dev.afterrun.storage.link;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.JobIssuer;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is given a link, and to what. */
@QuarkusTest
class AskForLinksTest {
    @Inject
    LinkScene scene;

    @Inject
    VisibilityScene visibility;

    private RepositoryName repository;

    @BeforeEach
    void publish() {
        scene.publish();
        repository = scene.repository();
    }

    @Test
    void whoReadsWhatIsPublicAloneGetsNone() {
        // Given
        var request = Map.<String, Object>of("file", scene.notes());
        var untrusted = JobIssuer.tokenWith(Map.of("repository", repository.toString(), "event_name", "workflow_run"));

        // When // Then
        scene.ask(untrusted, request).statusCode(404);
        visibility.show(repository);
        scene.ask(untrusted, request).statusCode(403).body("detail", containsString("untrusted job"));
        given().contentType("application/json")
                .body(request)
                .post(scene.at())
                .then()
                .statusCode(401);
    }

    @Test
    void jobsAndInstallTokensAskForThemToo() {
        // Given
        var install = given().auth()
                .oauth2(Issuer.tokenWith(Map.of("afterrun_trust", "trusted")))
                .contentType("application/json")
                .body(Map.of("name", "laptops", "kind", "install"))
                .post("/v1/repositories/" + repository + "/upload-tokens")
                .jsonPath()
                .getString("secret");

        // When // Then
        scene.ask(install, Map.of("file", scene.notes())).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "main",
                "main/",
                "main/simple/",
                "main/-/archive.zip",
                "main/docs/../x",
                "main/a b",
                "main/a?b",
                "https://content.test/octo/hello/main/a",
                "main/%zz"
            })
    void whatIsNoFilesAddressIsRefused(String file) {
        // When // Then
        scene.ask(scene.viewer(), Map.of("file", file)).statusCode(422).body("errors[0].pointer", equalTo("/file"));
    }

    @Test
    void boundsAreNamed() {
        // When // Then
        scene.ask(scene.viewer(), Map.of("file", scene.notes(), "lasting", "8d"))
                .statusCode(422)
                .body("limit", equalTo("7"))
                .body("errors[0].pointer", equalTo("/lasting"));
        scene.ask(scene.viewer(), Map.of("file", scene.notes(), "lasting", "soon"))
                .statusCode(422);
        scene.ask(scene.viewer(), Map.of("file", scene.notes(), "lasting", "7d"))
                .statusCode(201);
        scene.ask(scene.viewer(), Map.of("file", scene.ref() + "/docs/none.txt"))
                .statusCode(404);
        scene.ask(scene.viewer(), Map.of("file", scene.ref() + "/docs")).statusCode(404);
    }
}
