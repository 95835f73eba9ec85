package dev.afterrun.storage.visibility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.github.GitHubFault;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What GitHub says of a repository counts from the first question on, and whoever reads has it asked again. */
@QuarkusTest
@TestProfile(OnGitHub.class)
class PrivateOnGitHubTest {
    private static final RepositoryName NAME = RepositoryName.parse("octo-org/octo-repo");

    @Inject
    Repositories repositories;

    @Inject
    Storage storage;

    @Inject
    VisibilityScene scene;

    @Inject
    VisibilityRows rows;

    @Inject
    DueWork dueWork;

    @Inject
    Event<VisibilityTold> told;

    @Inject
    SettableClock clock;

    @Inject
    Sql sql;

    @AfterEach
    void allIsWell() {
        GitHubResource.gitHub().goesWrong(GitHubFault.Plan.NONE);
    }

    @Test
    void repositoryIsPrivateUntilGitHubSaysOtherwise() {
        // Given
        var name = new RepositoryName("octo-org", "unheard-of");
        QuarkusTransaction.requiringNew().run(() -> repositories.known(new RepositoryId(OnGitHub.FORGE, "4712"), name));

        // When, Then
        assertThat(status(name)).isEqualTo(404);
    }

    @Test
    void whatGitHubDoesNotHaveIsShownToNobody() {
        // Given
        var gone = RepositoryName.parse("octo-org/gone");
        QuarkusTransaction.requiringNew().run(() -> repositories.known(new RepositoryId(OnGitHub.FORGE, "4711"), gone));

        // When
        storage.work();

        // Then
        assertThat(status(gone)).isEqualTo(404);
    }

    @Test
    void nobodyIsLetInByWhatGitHubSaidLongAgo() {
        // Given
        known(true);

        // When
        GitHubResource.gitHub().show(false);
        clock.advance(Belief.OLD);

        // Then
        assertThat(status(NAME)).isEqualTo(404);
    }

    @Test
    void whoeverIsLetInByAYoungerWordHasItAskedForAgain() {
        // Given
        known(true);

        // When
        GitHubResource.gitHub().show(false);
        clock.advance(Belief.YOUNG);

        // Then
        assertThat(status(NAME)).isEqualTo(200);
        soon(() -> assertThat(status(NAME)).isEqualTo(404));
    }

    @Test
    void whoeverIsRefusedDoesNotWaitAndHasItAskedForAgain() {
        // Given
        known(false);

        // When
        GitHubResource.gitHub().show(true);
        clock.advance(Duration.ofDays(30));

        // Then
        assertThat(status(NAME)).isEqualTo(404);
        soon(() -> assertThat(status(NAME)).isEqualTo(200));
    }

    @Test
    void whatNobodyHasReadForAMonthIsReadAtOnce() {
        // When, Then: a reader waits for seconds only, so whoever is held up for longer asks about another month
        soon(() -> {
            known(true);
            clock.advance(Duration.ofDays(30));
            assertThat(status(NAME)).isEqualTo(200);
        });
    }

    @Test
    void lastWordHoldsForADayWhileGitHubIsAway() {
        // Given
        known(true);
        var met = GitHubResource.gitHub().goesWrongAt(_ -> true, GitHubFault.answering(502, "Bad Gateway"));

        // When, Then
        clock.advance(Duration.ofHours(23));
        assertThat(status(NAME)).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        soon(() -> assertThat(status(NAME)).isEqualTo(404));
        // However many read, it is left alone for a while.
        assertThat(met).hasValue(1);
    }

    @Test
    void nothingIsDueOnceGitHubHasTold() {
        // When
        known(true);

        // Then
        assertThat(sql.first(row -> row.getInt(1), "SELECT count(*) FROM due_work WHERE kind = ?", AskVisibility.KIND))
                .contains(0);
    }

    private void known(boolean toEverybody) {
        GitHubResource.gitHub().show(toEverybody);
        QuarkusTransaction.requiringNew()
                .run(() -> repositories.known(new RepositoryId(OnGitHub.FORGE, "1296269"), NAME));
        forget();
        storage.work();
        // Not by reading it: that everybody may is remembered for a second.
        assertThat(scene.standing(NAME).isPublic()).isEqualTo(toEverybody);
    }

    /** As if it were heard of for the first time. */
    private void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            var id = rows.named(NAME).orElseThrow().id();
            sql.update("UPDATE repository SET visibility_told_at = NULL, visibility = NULL WHERE id = ?", id);
            told.fire(new VisibilityTold(id, NAME));
            dueWork.mark(AskVisibility.KIND, Long.toString(id), Duration.ZERO);
        });
    }

    private static void soon(ThrowingRunnable holds) {
        await().pollInSameThread().atMost(Duration.ofMinutes(1)).untilAsserted(holds);
    }

    private static int status(RepositoryName of) {
        return given().get("/v1/repositories/" + of + "/pins").statusCode();
    }
}
