package dev.afterrun.storage.quota;

import static dev.afterrun.storage.quota.QuotaScene.file;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.storage.retention.evaluation.RetentionScene;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallQuotas.class)
class QuotaWarningsTest {
    private static final String WARNING = " has more than 80 B, and may have 100 B and 5 files";

    private final CiJob job = QuotaScene.onMain();

    @Inject
    Storage storage;

    @Inject
    RetentionScene retention;

    @Inject
    QuotaScene scene;

    @Test
    void pagesWarnAboveTheSoftBound() {
        // When
        storage.publish(job, file("a.txt", 81));

        // Then
        page("/run-1").body(containsString(job.repository() + WARNING));
        page("").body(containsString(job.repository() + WARNING));
    }

    @Test
    void nothingIsSaidWhileThereIsRoom() {
        // When
        storage.publish(job, file("a.txt", 80));

        // Then
        page("/run-1").body(not(containsString("has more than")));
    }

    @Test
    void pagesSayWhatGoesAboveTheHardOne() {
        // When
        scene.publishAtOnce(job, file("a.txt", 60), job.ofRun("2"), file("b.txt", 60));

        // Then
        page("/run-1").body(containsString(" has more than its quota of 100 B: uploads are refused"));
    }

    @Test
    void warningIsToldOnceWithTheSettingsForTheComment() throws IOException {
        // Given
        storage.publish(job, file("a.txt", 81));

        // When
        retention.change(job, "");
        storage.publish(job.ofRun("2"), file("b.txt", 2));
        retention.change(job, "");

        // Then
        assertThat(quotasTold())
                .endsWith(Optional.of(job.repository() + WARNING))
                .doesNotHaveDuplicates();
    }

    private List<Optional<String>> quotasTold() {
        return storage.told(RepositoryTold.TYPE, RepositoryTold.class).stream()
                .filter(told -> told.name().equals(job.repository()))
                .map(RepositoryTold::quota)
                .toList();
    }

    private ValidatableResponse page(String rest) {
        return given().accept("text/html")
                .get("/" + job.repository() + rest)
                .then()
                .statusCode(200);
    }
}
