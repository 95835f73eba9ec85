package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.storage.blob.ObjectInStore;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final int LONGEST_KEY = 2_100;

    @Test
    void objectsOfOneStoreGoFiftyByFifty() {
        // Given
        var objects = Stream.generate(ObjectKey::fresh).limit(120).toList();

        // When
        var deletions = Deletion.of(in("main", objects));

        // Then
        assertThat(deletions).hasSize(3);
        assertThat(deletions).allSatisfy(deletion -> {
            assertThat(deletion.objects()).hasSizeLessThanOrEqualTo(50);
            assertThat(deletion.key()).hasSizeLessThanOrEqualTo(LONGEST_KEY);
        });
        assertThat(deletions.stream().flatMap(deletion -> deletion.objects().stream()))
                .containsExactlyElementsOf(objects);
    }

    @Test
    void noKeyIsLongerThanAnIndexTakes() {
        // Given
        var objects = IntStream.range(100, 130)
                .mapToObj(number -> new ObjectKey("a".repeat(ObjectKey.LENGTH - 3) + number))
                .toList();

        // When
        var deletions = Deletion.of(in("a-store-with-quite-a-long-name-1", objects));

        // Then
        assertThat(deletions).extracting(Deletion::key).allMatch(key -> key.length() <= LONGEST_KEY);
        assertThat(deletions.stream().flatMap(deletion -> deletion.objects().stream()))
                .containsExactlyElementsOf(objects);
    }

    @Test
    void eachStoreHasPiecesOfItsOwn() {
        // Given
        var one = new ObjectInStore("one", ObjectKey.fresh());
        var other = new ObjectInStore("other", ObjectKey.fresh());

        // When
        var deletions = Deletion.of(List.of(one, other, one));

        // Then
        assertThat(deletions)
                .containsExactly(new Deletion("one", List.of(one.key())), new Deletion("other", List.of(other.key())));
    }

    @Test
    void whatWasJoinedIsMarkedInPiecesAgain() {
        // Given
        var objects = Stream.generate(ObjectKey::fresh).limit(120).toList();

        // When
        var joined = Deletion.of(in("main", objects)).stream().collect(Deletion.joined());
        var pieces = joined.stream().flatMap(Deletion::pieces).toList();

        // Then
        assertThat(joined).hasSize(1);
        assertThat(pieces).containsExactlyElementsOf(Deletion.of(in("main", objects)));
    }

    @Test
    void ofNothingThereIsNoPiece() {
        assertThat(Deletion.of(List.of())).isEmpty();
    }

    @Test
    void theKeyTellsStoreAndObjects() {
        // Given
        var deletion = new Deletion("main", List.of(ObjectKey.fresh(), ObjectKey.fresh()));

        // When
        var read = Deletion.of(deletion.key());

        // Then
        assertThat(read).isEqualTo(deletion);
    }

    @Test
    void anObjectAloneHasTheKeyByWhichOthersLookForItsDeletion() {
        // Given
        var object = new ObjectInStore("main", new ObjectKey("ab/abcdef"));

        // When
        var deletions = Deletion.of(List.of(object));

        // Then
        assertThat(deletions).extracting(Deletion::key).containsExactly("main:ab/abcdef");
        assertThat(DeleteObject.key(object)).isEqualTo("main:ab/abcdef");
        assertThat(DeleteObject.object("main:ab/abcdef")).isEqualTo(object);
    }

    private static List<ObjectInStore> in(String store, List<ObjectKey> objects) {
        return objects.stream().map(object -> new ObjectInStore(store, object)).toList();
    }
}
