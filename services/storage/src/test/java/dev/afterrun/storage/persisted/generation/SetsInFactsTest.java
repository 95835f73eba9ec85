package dev.afterrun.storage.persisted.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.persisted.TouchedSet;
import dev.afterrun.storage.blob.DamagedBlobs;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever hears of a job hears of its sets, and again when they stand otherwise. */
@QuarkusTest
class SetsInFactsTest {
    private static final Duration NOON = Duration.ZERO;

    private final CiJob main = SetScene.onMain();
    private final CiJob branch = main.onBranch("next").ofRun("2");

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Inject
    DamagedBlobs damagedBlobs;

    @Inject
    Sql sql;

    @Test
    void jobIsToldWithWhatItSavedAndFromWhereThatIsDownloaded() {
        // Given
        var saved = scene.save(main, scene.set("one", "two"), NOON);

        // When
        storage.publish(main);

        // Then
        assertThat(sets(main).restored()).isEmpty();
        assertThat(sets(main).saved()).singleElement().satisfies(set -> {
            assertThat(set.generation()).isEqualTo(scene.show(main, saved));
            assertThat(set.generation().state()).isEqualTo(SetState.VISIBLE);
            assertThat(set.archive().map(URI::getPath))
                    .contains(SetScene.at(main) + "/generations/" + saved.id() + "/archive");
        });
    }

    @Test
    void jobIsToldWithWhatItRestored() {
        // Given
        var saved = made(main);

        // When
        restores(branch, saved);

        // Then
        assertThat(sets(branch).restored())
                .extracting(set -> set.generation().id())
                .containsExactly(saved.id());
        assertThat(sets(branch).saved()).isEmpty();
    }

    @Test
    void jobWithoutSetsIsToldWithNone() {
        // When
        storage.publish(main);

        // Then
        assertThat(last(main).sets()).isEmpty();
    }

    @Test
    void whatIsSavedAfterItsJobWasToldIsToldAnew() {
        // Given
        storage.publish(main);
        var before = last(main);

        // When
        scene.save(main, scene.set("one"), NOON);
        storage.work();

        // Then
        assertThat(last(main).revision()).isGreaterThan(before.revision());
        assertThat(sets(main).saved()).extracting(SetsInFactsTest::state).containsExactly(SetState.VISIBLE);
    }

    @Test
    void whatIsInvalidatedIsToldToTheJobThatSavedItAndToThoseThatRestoredIt() {
        // Given
        var saved = made(main);
        restores(branch, saved);

        // When
        scene.invalidate(main, Map.of("all", true)).then().statusCode(200);
        storage.work();

        // Then
        assertThat(sets(main).saved()).singleElement().satisfies(SetsInFactsTest::isInvalidated);
        assertThat(sets(branch).restored()).singleElement().satisfies(SetsInFactsTest::isInvalidated);
    }

    @Test
    void whatIsFoundDamagedIsToldToTheJobThatSavedItAndToThoseThatRestoredIt() {
        // Given
        // Nobody else has these bytes.
        var set = scene.set(UUID.randomUUID().toString());
        var saved = scene.save(main, set, NOON);
        storage.publish(main);
        restores(branch, saved);

        // When
        damage(set);
        storage.work();

        // Then
        assertThat(sets(main).saved()).extracting(SetsInFactsTest::state).containsExactly(SetState.DAMAGED);
        assertThat(sets(branch).restored()).extracting(SetsInFactsTest::state).containsExactly(SetState.DAMAGED);
    }

    @Test
    void howManyAreNotNamedIsTold() {
        // Given
        var set = scene.set("one");
        scene.send(main, set);

        // When
        for (var i = 0; i < Limits.SETS_SHOWN + 2; i++) {
            scene.register(main, named("deps-" + i, set)).then().statusCode(201);
        }
        storage.publish(main);

        // Then
        assertThat(sets(main).saved()).hasSize(Limits.SETS_SHOWN);
        assertThat(sets(main).saved().getFirst().generation().name()).hasToString("deps-11");
        assertThat(sets(main).moreSaved()).isEqualTo(2);
        assertThat(sets(main).moreRestored()).isZero();
    }

    private Generation made(CiJob job) {
        var saved = scene.save(job, scene.set("one"), NOON);
        storage.publish(job);
        return saved;
    }

    private void restores(CiJob job, Generation saved) {
        scene.restoring(job, saved).then().statusCode(200);
        storage.publish(job);
    }

    private void damage(TestSet set) {
        var pack = set.packed().getFirst().sha256();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.list(
                                row -> row.getLong("id"), "SELECT id FROM blob_copy WHERE sha256 = ? AND live", (Object)
                                        pack.bytes())
                        .forEach(copy -> damagedBlobs.mark(copy, "a flipped byte")));
    }

    private SaveSet named(String name, TestSet set) {
        var request = scene.request(main, set, NOON);
        return new SaveSet(
                new SetName(name), Optional.empty(), request.job(), List.of(), request.description(), request.packs());
    }

    private RunStored last(CiJob job) {
        return storage.told(job).getLast();
    }

    private JobSets sets(CiJob job) {
        return last(job).sets().orElseThrow();
    }

    private static SetState state(TouchedSet set) {
        return set.generation().state();
    }

    private static void isInvalidated(TouchedSet set) {
        assertThat(state(set)).isEqualTo(SetState.INVALIDATED);
        assertThat(set.generation().why()).isPresent();
        assertThat(set.archive()).isEmpty();
    }
}
