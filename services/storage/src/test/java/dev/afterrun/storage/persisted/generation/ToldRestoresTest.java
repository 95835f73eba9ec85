package dev.afterrun.storage.persisted.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job restored is its own word: whoever tells it with the same key, but not with its trust and commit, is somebody else. */
@QuarkusTest
class ToldRestoresTest {
    private static final Duration NOON = Duration.ZERO;
    private static final Duration FAR_LATER = Duration.ofDays(36_500);

    private static final CiJob MAIN = SetScene.onMain();
    private static final CiJob JOB = MAIN.onBranch("next").ofRun("2");
    private static final CiJob LESS_TRUSTED = JOB.trusted(TrustLevel.ORDINARY);
    private static final CiJob OF_OTHER_COMMIT = JOB.ofCommit(new Commit("f".repeat(40)));

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Inject
    Sql sql;

    private CiJob main = MAIN;
    private CiJob job = JOB;
    private Generation base;

    @BeforeEach
    void setOfTheDefaultBranch() {
        var repository = CiJob.fresh().repository();
        main = MAIN.inRepository(repository);
        job = JOB.inRepository(repository);
        base = scene.visible(main, scene.set("base"), NOON);
    }

    static List<CiJob> others() {
        return List.of(LESS_TRUSTED, OF_OTHER_COMMIT);
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatSomebodyElseTellsIsNoOriginOfWhatTheJobSaves(CiJob other) {
        // Given
        tells(here(other));

        // When
        var saved = scene.visible(job, scene.set("own"), FAR_LATER);
        invalidateTheBase();

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.VISIBLE);
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatTheJobTellsIsAnOriginWhoeverElseToldItBefore(CiJob other) {
        // Given
        tells(here(other));
        tells(job);

        // When
        var saved = scene.visible(job, scene.set("own"), FAR_LATER);
        invalidateTheBase();

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.INVALIDATED);
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatTheJobTellsIsAnOriginWhoeverElseTellsItAfter(CiJob other) {
        // Given
        tells(job);
        tells(here(other));

        // When
        var saved = scene.visible(job, scene.set("own"), FAR_LATER);
        invalidateTheBase();

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.INVALIDATED);
    }

    @Test
    void whatSomebodyElseTellsIsAnOriginOfWhatThatOneSaves() {
        // Given
        var other = here(LESS_TRUSTED);
        tells(other);

        // When
        var saved = scene.visible(other, scene.set("other's"), FAR_LATER);
        invalidateTheBase();

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.INVALIDATED);
    }

    @Test
    void whatIsToldTwiceIsToldOnce() {
        // Given
        tells(job);
        tells(job);

        // When
        storage.publish(job);

        // Then
        assertThat(sets(job).restored()).hasSize(1);
        assertThat(sets(job).moreRestored()).isZero();
    }

    @Test
    void whatSomebodyElseTellsIsNotShownAsTheJobsOwn() {
        // Given
        tells(here(LESS_TRUSTED));

        // When
        storage.publish(job);

        // Then
        assertThat(storage.told(job).getLast().sets()).isEmpty();
    }

    @Test
    void whatWasToldBeforeItWasKeptByWhomIsAnOriginForWhoeverHasTheKey() {
        // Given
        tells(here(LESS_TRUSTED));
        forgetWhoTold();

        // When
        var saved = scene.visible(job, scene.set("own"), FAR_LATER);
        invalidateTheBase();

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.INVALIDATED);
    }

    private CiJob here(CiJob other) {
        return other.inRepository(main.repository());
    }

    private void tells(CiJob teller) {
        scene.restoring(teller, base).then().statusCode(200);
    }

    private void invalidateTheBase() {
        scene.invalidate(main, Map.of("scope", "branch:main")).then().statusCode(200);
    }

    private void forgetWhoTold() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "UPDATE set_restore SET trust = NULL, commit_sha = NULL WHERE generation_id = ?", base.id()));
    }

    private JobSets sets(CiJob of) {
        return storage.told(of).getLast().sets().orElseThrow();
    }
}
