package dev.afterrun.storage.quota;

import static dev.afterrun.storage.quota.QuotaScene.file;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.retention.keep.KeepApi;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallQuotas.class)
class OverQuotaTest {
    private static final TestFile OLD = file("old.txt", 60);
    private static final TestFile NEW = file("new.txt", 60);

    private final CiJob main = QuotaScene.onMain();
    private final CiJob older = main.onBranch("feature").ofRun("2");
    private final CiJob newer = older.ofRun("3");

    @Inject
    KeepApi keep;

    @Inject
    QuotaScene scene;

    @Test
    void oldestFilesOfPullRequestsGoAndNoMoreOfThem() {
        // Given
        scene.publishAtOnce(older, OLD, newer, NEW);
        scene.belongsTo(12, older);

        // When
        scene.watch();

        // Then
        assertThat(scene.stored(older, newer)).containsExactly("new.txt");
        assertThat(scene.rulesOfGone(older)).containsExactly("over quota");
    }

    @Test
    void addressSaysByWhichRuleTheyWent() {
        // Given
        scene.publishAtOnce(older, OLD, newer, NEW);
        scene.belongsTo(12, older);

        // When
        scene.watch();

        // Then
        given().get("/" + main.repository() + "/run-2/old.txt")
                .then()
                .statusCode(410)
                .body("detail", containsString("by the rule 'over quota'"));
    }

    @Test
    void filesOfTheDefaultBranchStay() {
        // Given
        scene.publishAtOnce(main, OLD, main.ofRun("2"), NEW);

        // When
        scene.watch();

        // Then
        assertThat(scene.stored(main, main.ofRun("2"))).containsExactly("old.txt", "new.txt");
    }

    @Test
    void noBranchLosesFilesWhileTheDefaultOneIsNotKnown() {
        // Given
        scene.publishAtOnce(older, OLD, newer, NEW);
        scene.defaultBranchIsNotKnown(older);
        scene.belongsTo(12, older);

        // When
        scene.watch();

        // Then
        assertThat(scene.stored(older, newer)).containsExactly("old.txt", "new.txt");
    }

    @Test
    void whatSomebodyKeepsStaysAndTheNextOldestGo() {
        // Given
        scene.publishAtOnce(older, OLD, newer, NEW);
        keep.keep(older.trusted(TrustLevel.TRUSTED), "run-2", "30d", "the demo").statusCode(200);
        scene.belongsTo(12, older);

        // When
        scene.watch();

        // Then
        assertThat(scene.stored(older, newer)).containsExactly("old.txt");
    }

    @RepeatedTest(10)
    void whatIsKeptWhileRoomIsMadeStaysOrItsKeeperIsTold() {
        // Given
        scene.publishAtOnce(older, OLD, newer, NEW);
        scene.belongsTo(12, older);

        // When
        var kept = CompletableFuture.supplyAsync(
                () -> keep.keep(older.trusted(TrustLevel.TRUSTED), "run-2", "30d", "the demo")
                        .extract()
                        .statusCode());
        scene.watch();

        // Then
        assertThat(kept.join()).isIn(200, 410);
        assertThat(scene.stored(older).isEmpty()).isEqualTo(kept.join() == 410);
    }

    @Test
    void accountThatHasTooMuchLosesTheOldestOfAllItsRepositories() {
        // Given
        var other = QuotaScene.inAccount(main.repository().owner()).onBranch("feature");
        scene.publishAtOnce(older, file("old.txt", 90), other, file("new.txt", 90));
        scene.belongsTo(12, older);
        scene.belongsTo(13, other);

        // When
        scene.watch();

        // Then
        assertThat(scene.stored(older, other)).containsExactly("new.txt");
    }

    @Test
    void filesThatAPointerLedToLongAgoGoAsOthersDo() {
        // Given
        scene.publishAtOnce(older, OLD, newer, NEW);
        scene.pointerLeft(older, Duration.ofDays(400));
        scene.belongsTo(12, older);

        // When
        scene.watch();

        // Then
        assertThat(scene.stored(older, newer)).containsExactly("new.txt");
    }

    @Test
    void filesThatAPointerLedToLatelyStayAndTheNextOldestGo() {
        // Given
        scene.publishAtOnce(older, OLD, newer, NEW);
        scene.pointerLeft(older, Duration.ofMinutes(1));
        scene.belongsTo(12, older);

        // When
        scene.watch();

        // Then
        assertThat(scene.stored(older, newer)).containsExactly("old.txt");
    }

    @Test
    void whereNothingMayGoItIsLookedForAgainAfterAWhileOnly() {
        // Given
        scene.publishAtOnce(main, OLD, main.ofRun("2"), NEW);
        scene.watch();

        // When
        scene.look();

        // Then
        assertThat(scene.looksAgainLater(main)).isTrue();
    }

    @Test
    void nothingGoesWhileThereIsRoom() {
        // Given
        scene.publishOf(12, older, OLD);

        // When
        scene.watch();

        // Then
        assertThat(scene.stored(older)).containsExactly("old.txt");
    }
}
