package dev.afterrun.storage.visibility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.testing.JobIssuer;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is private is read by jobs of listed workflows too, by one token for as long as the list has theirs. */
@QuarkusTest
@TestProfile(OnGitHub.class)
class ListedWorkflowOnGitHubTest {
    private static final RepositoryName NAME = RepositoryName.parse("octo-org/octo-repo");
    private static final RepositoryName MOVED = RepositoryName.parse("octo-org/moved");
    private static final String OWN = "1296269";
    private static final String LISTED = "[trust]\nworkflows = [\".github/workflows/release.yml\"]\n";

    private static final AtomicInteger RUNS = new AtomicInteger();

    @Inject
    Repositories repositories;

    @Inject
    ReadSettings readSettings;

    @Inject
    Storage storage;

    @BeforeEach
    void repositoryIsPrivate() {
        GitHubResource.gitHub().show(false);
    }

    @AfterEach
    void nothingIsListed() {
        settled("", NAME, OWN);
    }

    @Test
    void workflowThatIsPutOnTheListReadsFromTheNextRequestOn() {
        // Given
        settled("", NAME, OWN);
        var token = token(NAME, OWN);
        assertThat(pins(token)).isEqualTo(404);
        assertThat(page(token)).isEqualTo(404);

        // When
        settled(LISTED, NAME, OWN);

        // Then
        assertThat(pins(token)).isEqualTo(200);
        assertThat(page(token)).isEqualTo(200);
    }

    @Test
    void workflowThatIsTakenOffTheListReadsNothingFromTheNextRequestOn() {
        // Given
        settled(LISTED, NAME, OWN);
        var token = token(NAME, OWN);
        assertThat(pins(token)).isEqualTo(200);
        assertThat(page(token)).isEqualTo(200);

        // When
        settled("", NAME, OWN);

        // Then
        assertThat(pins(token)).isEqualTo(404);
        assertThat(page(token)).isEqualTo(404);
    }

    @Test
    void whoeverHasTakenTheNameOverListsNothingForWhoHadIt() {
        // Given
        var formerly = "4713";

        // When
        settled(LISTED, NAME, formerly);
        QuarkusTransaction.requiringNew()
                .run(() -> repositories.known(new RepositoryId(OnGitHub.FORGE, formerly), MOVED));

        // Then
        assertThat(steers(MOVED, token(MOVED, formerly))).isEqualTo(403);
        settled(LISTED, NAME, OWN);
        assertThat(steers(NAME, token(NAME, OWN))).isNotEqualTo(403);
    }

    /** The default branch has this file, and it was read for that tenant. */
    private void settled(String file, RepositoryName name, String id) {
        GitHubResource.gitHub().put("afterrun.toml", file);
        QuarkusTransaction.requiringNew()
                .run(() -> readSettings.letIn(repositories.known(new RepositoryId(OnGitHub.FORGE, id), name)));
        storage.hurry(ReadSettings.KIND, "");
        storage.work();
    }

    /** One that nobody has seen yet. */
    private static String token(RepositoryName name, String id) {
        return JobIssuer.tokenWith(Map.of(
                "repository",
                name.toString(),
                "repository_id",
                id,
                "run_id",
                Integer.toString(RUNS.incrementAndGet()),
                "event_name",
                "workflow_run",
                "workflow_ref",
                name + "/.github/workflows/release.yml@refs/heads/main"));
    }

    /** By a resource. */
    private static int pins(String token) {
        return given().auth()
                .oauth2(token)
                .get("/v1/repositories/" + NAME + "/pins")
                .statusCode();
    }

    /** By a route, which remembers tokens. */
    private static int page(String token) {
        return given().auth().oauth2(token).get("/" + NAME).statusCode();
    }

    private static int steers(RepositoryName name, String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("to", JobIssuer.COMMIT))
                .put("/v1/repositories/" + name + "/pointers/latest")
                .statusCode();
    }
}
