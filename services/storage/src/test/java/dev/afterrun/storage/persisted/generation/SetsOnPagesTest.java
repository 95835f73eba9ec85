package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SetsOnPagesTest {
    private final CiJob main = SetScene.onMain();
    private final CiJob branch = main.onBranch("next").ofRun("2");

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Test
    void pageOfARunShowsWhatItsJobsSaved() {
        // Given
        var saved = scene.visible(main, scene.set("one", "two"), Duration.ZERO);

        // When
        var page = page(main);

        // Then
        assertThat(page)
                .contains(
                        "saved the set <bdi class=\"name\">deps</bdi>, generation 1",
                        "6 B",
                        saved.description().sha256().hex())
                .contains(" in 2 files, 2 chunks, 1 pack, of which <span", ">epoch 0</span>")
                .contains(SetScene.at(main) + "/generations/" + saved.id() + "/archive\"");
    }

    @Test
    void pageOfARunShowsWhatItsJobsRestoredAndWhoMadeIt() {
        // Given
        var saved = scene.visible(main, scene.set("one"), Duration.ZERO);
        scene.restoring(branch, saved).then().statusCode(200);
        storage.publish(branch);

        // When
        var page = page(branch);

        // Then
        assertThat(page)
                .contains("restored the set <bdi class=\"name\">deps</bdi>, generation 1")
                .contains(">run <bdi>" + main.run() + "</bdi></a>")
                .contains("by <bdi>" + main.job() + "</bdi> of <a");
    }

    @Test
    void pageSaysWhyASetIsNotVisible() {
        // Given
        scene.visible(main, scene.set("one"), Duration.ZERO);

        // When
        scene.invalidate(main, Map.of("all", true));

        // Then
        assertThat(page(main))
                .contains("<span class=\"tag warn\"", "invalidated</span>", "it was invalidated")
                .doesNotContain("/archive\"");
    }

    private static String page(CiJob job) {
        return given().accept("text/html")
                .get("/" + job.repository() + "/run-" + job.run())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
