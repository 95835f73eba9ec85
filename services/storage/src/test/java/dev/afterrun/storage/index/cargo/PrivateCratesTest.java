package dev.afterrun.storage.index.cargo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.index.TarballFile;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How cargo reads a repository that few read (RFC 3139): it asks, is refused, and sends its token from then on. */
@QuarkusTest
class PrivateCratesTest {
    private final CiJob job = CiJob.fresh();
    private final RepositoryName never =
            new RepositoryName("acme", UUID.randomUUID().toString());

    @Inject
    Storage storage;

    @Inject
    VisibilityScene visibility;

    @BeforeEach
    void publish() {
        storage.publish(
                job,
                TestFile.of(
                        "dist/inner-1.0.0.crate",
                        new TarballFile()
                                .with("inner-1.0.0/Cargo.toml", "[package]\nname = \"inner\"\nversion = \"1.0.0\"\n")
                                .bytes()));
        visibility.hide(job.repository());
    }

    @Test
    void cargoIsAskedForATokenAndGetsTheCrateByIt() {
        // Given
        var token = installToken();

        // When
        var asked = read(job.repository(), "cargo/config.json");
        var config = read(token, "cargo/config.json");

        // Then
        asked.then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
        config.then().statusCode(200).body("auth-required", equalTo(true)).body("dl", containsString("/-/crates"));
        read(token, "cargo/in/ne/inner").then().statusCode(200);
        read(token, "-/crates/inner/1.0.0/download").then().statusCode(200);
        read(job.repository(), "cargo/in/ne/inner").then().statusCode(404);
        read(job.repository(), "-/crates/inner/1.0.0/download").then().statusCode(404);
    }

    @Test
    void nobodyLearnsWhetherThereIsSuchARepository() {
        // When
        var hidden = read(job.repository(), "cargo/config.json");
        var nothing = read(never, "cargo/config.json");

        // Then
        assertThat(nothing.statusCode()).isEqualTo(401);
        assertThat(nothing.asString()).isEqualTo(hidden.asString());
        given().header("Authorization", other())
                .get(address(job.repository(), "cargo/config.json"))
                .then()
                .statusCode(404);
    }

    @Test
    void whatEverybodyReadsWantsNoToken() {
        // Given
        visibility.show(job.repository());

        // When
        var config = read(job.repository(), "cargo/config.json");

        // Then
        config.then().statusCode(200).body("auth-required", nullValue());
    }

    private String installToken() {
        return given().auth()
                .oauth2(Issuer.tokenWith(Map.of("afterrun_trust", "trusted")))
                .contentType("application/json")
                .body(Map.of("name", "laptops", "kind", "install"))
                .post("/v1/repositories/" + job.repository() + "/upload-tokens")
                .jsonPath()
                .getString("secret");
    }

    private static String other() {
        return "Bearer " + CiJob.fresh().token();
    }

    /** As cargo sends it. */
    private Response read(String token, String rest) {
        return given().header("Authorization", token).get(address(job.repository(), rest));
    }

    private Response read(RepositoryName repository, String rest) {
        return given().get(address(repository, rest));
    }

    private String address(RepositoryName repository, String rest) {
        return "/" + repository + "/" + job.commit() + "/" + rest;
    }
}
