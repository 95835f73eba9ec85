package dev.afterrun.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How objects end. */
public interface DeletionContract extends StoreContract {
    /** More than any store deletes in one request. */
    int MANY = 1_050;

    @Test
    default void aDeletedObjectShouldBeMissing() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        StoreBytes.put(store(), key, new byte[10]);

        // When
        store().delete(key);

        // Then
        assertThatThrownBy(() -> store().open(new ObjectSlice(key, 0, 10))).isInstanceOf(ObjectMissing.class);
        assertThat(store().list(Listing.all(10)).objects()).isEmpty();
    }

    @Test
    default void deleteShouldBeIdempotent() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        StoreBytes.put(store(), key, new byte[10]);

        // When
        store().delete(key);
        store().delete(key);

        // Then
        assertThatThrownBy(() -> store().size(key)).isInstanceOf(ObjectMissing.class);
    }

    @Test
    default void deleteShouldSpareWhatLiesBelow() throws IOException {
        // Given
        var key = new ObjectKey("a/b");
        StoreBytes.put(store(), key, new byte[10]);

        // When
        store().delete(new ObjectKey("a"));
        store().delete(new ObjectKey("a/b/c"));

        // Then
        assertThat(store().size(key)).isEqualTo(10);
    }

    @Test
    default void deletingManyShouldDeleteThoseThatThereAreAndSpareOthers() throws IOException {
        // Given: more than any store deletes in one request, few of which are there
        var many = Stream.generate(ObjectKey::fresh).limit(MANY).toList();
        var there = Stream.of(0, 1, 99, 100, 999, 1000, MANY - 1).map(many::get).toList();
        var other = ObjectKey.fresh();
        for (var key : there) {
            StoreBytes.put(store(), key, new byte[10]);
        }
        StoreBytes.put(store(), other, new byte[10]);

        // When
        store().deleteAll(many);

        // Then
        assertThat(store().list(Listing.all(10)).objects())
                .singleElement()
                .satisfies(left -> assertThat(left.key()).isEqualTo(other));
    }

    @Test
    default void deletingManyShouldBeIdempotent() throws IOException {
        // Given
        var keys = List.of(ObjectKey.fresh(), ObjectKey.fresh());
        for (var key : keys) {
            StoreBytes.put(store(), key, new byte[10]);
        }

        // When
        store().deleteAll(keys);
        store().deleteAll(List.of(keys.getFirst(), keys.getLast(), keys.getFirst()));

        // Then
        assertThat(store().list(Listing.all(10)).objects()).isEmpty();
    }

    @Test
    default void deletingNoneShouldChangeNothing() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        StoreBytes.put(store(), key, new byte[10]);

        // When
        store().deleteAll(List.of());

        // Then
        assertThat(store().size(key)).isEqualTo(10);
    }
}
