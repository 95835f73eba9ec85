package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of packs of which little is needed. */
@QuarkusTest
class RepackedSetsTest {
    private static final Duration NOON = Duration.ZERO;
    private static final Duration LATER = Duration.ofHours(1);

    private final CiJob main = SetScene.onMain();
    private final CiJob branch = main.onBranch("next").ofRun("9");

    /** One chunk of it is needed in the end. */
    private final byte[] pack = TestSet.pack(texts("a", "b", "c"));

    @Inject
    SetScene scene;

    @Inject
    SetTimes times;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    RepositoryFiles files;

    @BeforeEach
    void theNewestStays() {
        files.settings(main.repository(), "[persisted]\nnewest = 1\n");
    }

    @Test
    void packOfWhichLittleIsNeededIsReplacedAndTheSetStaysAsItIs() {
        // Given
        saved("1", NOON, texts("a", "b", "c"), pack);
        var kept = saved("2", LATER, texts("a"), pack);
        var before = archive(kept);
        times.letOlderSetsEnd(main);

        // When
        times.repack();

        // Then
        var found = scene.found(branch);
        assertThat(found.generation()).isEqualTo(scene.show(main, kept));
        assertThat(found.description().sha256()).isEqualTo(kept.description().sha256());
        assertThat(found.packs()).singleElement().satisfies(fresh -> {
            assertThat(fresh.sha256()).isNotEqualTo(Digest.of(pack));
            assertThat(fresh.size()).isLessThan(pack.length);
        });
        assertThat(archive(kept)).isEqualTo(before);
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("afterrun_repacking_packs_total [1-9]")
                .containsPattern("afterrun_repacking_spared_total [1-9]");
    }

    @Test
    void packsThatTheSameSetsNeedBecomeOne() {
        // Given
        var other = TestSet.pack(texts("d", "e", "f"));
        saved("1", NOON, texts("a", "b", "c", "d", "e", "f"), pack, other);
        var kept = saved("2", LATER, texts("d", "a"), pack, other);
        var before = archive(kept);
        times.letOlderSetsEnd(main);

        // When
        times.repack();

        // Then
        assertThat(scene.found(branch).packs()).hasSize(1);
        assertThat(archive(kept)).isEqualTo(before);
    }

    @Test
    void packOfWhichNothingIsNeededIsLeftOut() {
        // Given
        var other = TestSet.pack(texts("d"));
        saved("1", NOON, texts("a", "b", "c", "d"), pack, other);
        var kept = saved("2", LATER, texts("d"), pack, other);
        var before = archive(kept);
        times.letOlderSetsEnd(main);

        // When
        times.repack();

        // Then
        assertThat(scene.found(branch).packs()).extracting(LocatedBlob::sha256).containsExactly(Digest.of(other));
        assertThat(archive(kept)).isEqualTo(before);
    }

    @Test
    void packOfWhichSetsTogetherNeedHalfStays() {
        // Given
        files.settings(main.repository(), "[persisted]\nnewest = 2\n");
        saved("1", NOON, texts("a", "b", "c"), pack);
        saved("2", LATER, texts("a"), pack);
        saved("3", LATER.plusMinutes(1), texts("b"), pack);
        times.letOlderSetsEnd(main);

        // When
        times.repack();

        // Then
        assertThat(scene.found(branch).packs()).extracting(LocatedBlob::sha256).containsExactly(Digest.of(pack));
    }

    @Test
    void packOfASetOfWhichIsNotKnownWhatItNeedsStays() {
        // Given
        saved("1", NOON, texts("a", "b", "c"), pack);
        saved("2", LATER, texts("a"), pack);
        var damaged = saved("3", LATER, texts("not in it"), pack);
        times.letOlderSetsEnd(main);

        // When
        times.repack();

        // Then
        assertThat(scene.state(main, damaged)).isEqualTo(SetState.DAMAGED);
        assertThat(scene.found(branch).packs()).extracting(LocatedBlob::sha256).containsExactly(Digest.of(pack));
    }

    @Test
    void whoWasToldOfTheOldPackReadsOnUntilTheGracePeriodIsOver() throws IOException {
        // Given
        saved("1", NOON, texts("a", "b", "c"), pack);
        saved("2", LATER, texts("a"), pack);
        var told = scene.found(branch).packs().getFirst().url().getPath();
        var object = bytes.objectOf(Digest.of(pack));
        times.letOlderSetsEnd(main);

        // When
        times.repack();
        var read = given().get(told);
        times.letReplacedPacksGo();

        // Then
        assertThat(read.asByteArray()).isEqualTo(pack);
        given().get(told).then().statusCode(404);
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void setThatNeedsTheOldPackAgainKeepsIt() throws IOException {
        // Given
        saved("1", NOON, texts("a", "b", "c"), pack);
        saved("2", LATER, texts("a"), pack);
        times.letOlderSetsEnd(main);
        times.repack();

        // When
        var again = saved("3", LATER.plusMinutes(1), texts("b", "c"), pack);
        times.letReplacedPacksGo();

        // Then
        assertThat(scene.state(main, again)).isEqualTo(SetState.VISIBLE);
        assertThat(scene.found(branch).packs()).extracting(LocatedBlob::sha256).containsExactly(Digest.of(pack));
        assertThat(bytes.exists(bytes.objectOf(Digest.of(pack)))).isTrue();
    }

    @Test
    void newPackIsWhatCountsInTheEnd() {
        // Given
        saved("1", NOON, texts("a", "b", "c"), pack);
        var kept = saved("2", LATER, texts("a"), pack);
        times.letOlderSetsEnd(main);

        // When
        times.repack();
        times.letReplacedPacksGo();

        // Then
        var fresh = scene.found(branch).packs().getFirst().size();
        scene.usage(main).then().statusCode(200).body("files", equalTo(2)).body("bytes", equalTo((int)
                (kept.description().size() + fresh)));
    }

    @Test
    void setThatEndsTakesBothPacksWithIt() throws IOException {
        // Given
        saved("1", NOON, texts("a", "b", "c"), pack);
        var kept = saved("2", LATER, texts("a"), pack);
        var old = bytes.objectOf(Digest.of(pack));
        times.letOlderSetsEnd(main);
        times.repack();
        var fresh = bytes.objectOf(scene.found(branch).packs().getFirst().sha256());

        // When
        times.pass(main, Duration.ofDays(15));
        times.letGraceEnd();

        // Then
        assertThat(scene.state(main, kept)).isEqualTo(SetState.ENDED);
        assertThat(bytes.exists(old)).isFalse();
        assertThat(bytes.exists(fresh)).isFalse();
        scene.usage(main).then().body("files", equalTo(0)).body("bytes", equalTo(0));
    }

    /** What a job saves that succeeds: a set of these texts, and these packs. */
    private Generation saved(String run, Duration afterNoon, String[] texts, byte[]... packs) {
        return scene.visible(main.ofRun(run), scene.set(texts).with(packs), afterNoon);
    }

    private byte[] archive(Generation generation) {
        return given().get(SetScene.at(main) + "/generations/" + generation.id() + "/archive")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    /** Of one length, so that each is as large a part of its pack. */
    private String[] texts(String... words) {
        return Stream.of(words).map(word -> word + " of " + main.repository()).toArray(String[]::new);
    }
}
