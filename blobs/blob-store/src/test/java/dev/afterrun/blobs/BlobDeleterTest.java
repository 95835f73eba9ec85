package dev.afterrun.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store that has no better way deletes one object after the other. */
class BlobDeleterTest {
    private static final ObjectKey A = new ObjectKey("a");
    private static final ObjectKey B = new ObjectKey("b");
    private static final ObjectKey C = new ObjectKey("c");

    private final List<ObjectKey> deleted = new ArrayList<>();

    @Test
    void oneThatFailsIsNamedAndKeepsNoneOfTheOthers() {
        // Given
        BlobDeleter store = key -> {
            if (key.equals(B)) {
                throw new IOException("it is held");
            }
            deleted.add(key);
        };

        // When
        assertThatThrownBy(() -> store.deleteAll(List.of(A, B, C)))

                // Then
                .isInstanceOfSatisfying(
                        NotAllDeleted.class, left -> assertThat(left.failures()).containsOnlyKeys(B))
                .hasMessage("not deleted: b: it is held");
        assertThat(deleted).containsExactly(A, C);
    }

    @Test
    void severalThatFailAreAllNamed() {
        // Given
        BlobDeleter store = key -> {
            throw new IOException("it is held");
        };

        // When
        assertThatThrownBy(() -> store.deleteAll(List.of(A, B, C)))

                // Then
                .isInstanceOfSatisfying(
                        NotAllDeleted.class, left -> assertThat(left.failures()).containsOnlyKeys(A, B, C))
                .hasMessage("not deleted: a and 2 more: it is held");
    }
}
