package dev.afterrun.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How objects end. */
public interface DeletionContract extends StoreContract {

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
}
