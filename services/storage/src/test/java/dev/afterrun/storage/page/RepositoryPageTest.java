package dev.afterrun.storage.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RepositoryPageTest {
    private static final String HEAD = "e3".repeat(20);

    @Inject
    Shelf shelf;

    @Inject
    Clock clock;

    private String repository;

    @BeforeEach
    void aRepository() {
        repository = shelf.repository();
    }

    @Test
    void pointersBranchesAndRunsHaveALinkEach() {
        // Given
        var job = JobRow.of(repository, "77", HEAD)
                .trust(TrustLevel.TRUSTED)
                .expiresAt(clock.instant().plus(Duration.ofDays(6)));
        shelf.job(job);
        shelf.change(
                "UPDATE job SET branch = 'feature/<x>' WHERE key = ?",
                job.id().key().value());
        shelf.job(job.name("test").conclusion(Conclusion.FAILURE));
        shelf.change("""
                INSERT INTO pointer (repository_id, name, commit_sha)
                VALUES ((SELECT id FROM repository WHERE name = ?), 'latest', ?)
                """, repository, HEAD);

        // When
        var page = get("/" + repository).statusCode(200).extract().asString();

        // Then
        assertThat(page)
                .contains("<h1>" + repository + "</h1>")
                .contains("/" + repository + "/latest\">latest</a>")
                .contains("<code>e3e3e3e</code>")
                .contains("/" + repository + "/~feature%2F%3Cx%3E\"><bdi>feature/&lt;x&gt;</bdi>")
                .contains("/" + repository + "/run-77\"><bdi>77</bdi>")
                .contains("<span class=\"conclusion failure\">failure</span> of 2 jobs");
    }

    @Test
    void untrustedRunSaysSoAndMakesNoBranch() {
        // Given
        var job = JobRow.of(repository, "66", HEAD)
                .trust(TrustLevel.UNTRUSTED)
                .expiresAt(clock.instant().plus(Duration.ofDays(6)));
        shelf.job(job);
        shelf.change(
                "UPDATE job SET branch = 'main' WHERE key = ?", job.id().key().value());

        // When
        var page = get("/" + repository).statusCode(200).extract().asString();

        // Then
        assertThat(page).contains(">untrusted</span>").doesNotContain("Branches with files");
    }

    @Test
    void itsPagesSayWhatIsWrongWithItsSettings() {
        // Given
        shelf.job(JobRow.of(repository, "77", HEAD));

        // When
        shelf.change("""
                INSERT INTO repository_settings (repository_id, problem, read_at)
                VALUES ((SELECT id FROM repository WHERE name = ?), 'afterrun.toml:2: unknown key <mod>', now())
                """, repository);

        // Then
        for (var address : List.of("/" + repository, "/" + repository + "/run-77")) {
            assertThat(given().accept("text/html").get(address).asString())
                    .contains("settings are those of its last good file: afterrun.toml:2: unknown key &lt;mod&gt;");
        }
    }

    @Test
    void repositoryThatNobodyHasHeardOfIsNothing() {
        get("/acme/never-heard-of").statusCode(404);
        get("/acme").statusCode(404);
    }

    @Test
    void slashAtTheEndIsTakenAway() {
        // When
        var answer =
                given().redirects().follow(false).get("/" + repository + "/").then();

        // Then
        answer.statusCode(302).header("Location", "/" + repository);
    }

    private static ValidatableResponse get(String path) {
        return given().get(path).then();
    }
}
