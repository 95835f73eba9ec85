package dev.afterrun.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How objects are found again. */
public interface ListingContract extends StoreContract {
    /** In the order of their bytes: {@code -} and {@code .} come before {@code /}, digits after it. */
    List<String> KEYS = List.of("a-b", "a-b.c", "a.b", "a/a", "a/b-c", "a/b/c", "a/b0", "a0", "b/a", "b/b");

    @Test
    default void anEmptyStoreShouldListNothing() throws IOException {
        // When
        var page = store().list(Listing.all(10));

        // Then
        assertThat(page.objects()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 9, 10, 11})
    default void pagesShouldListAllKeysOnceInOrder(int limit) throws IOException {
        // Given
        putAll();

        // When
        var pages = pages(Listing.all(limit));

        // Then
        assertThat(pages).allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(limit));
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(KEYS);
        assertThat(pages).hasSize((KEYS.size() + limit - 1) / limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/", "a/b", "a/b/", "a-b", "b/", "c", "a/b/c/d"})
    default void aPrefixShouldListItsKeysAlone(String prefix) throws IOException {
        // Given
        putAll();

        // When
        var pages = pages(Listing.of(prefix, 2));

        // Then
        assertThat(pages.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        KEYS.stream().filter(key -> key.startsWith(prefix)).toList());
    }

    @Test
    default void aListingShouldTellSizes() throws IOException {
        // Given
        StoreBytes.put(store(), new ObjectKey("a/b"), new byte[42]);

        // When
        var page = store().list(Listing.all(10));

        // Then
        assertThat(page.objects())
                .singleElement()
                .satisfies(object -> assertThat(object.size()).isEqualTo(42));
    }

    @Test
    default void aListingShouldGoOnAfterAKeyThatIsGone() throws IOException {
        // Given
        putAll();
        store().delete(new ObjectKey("a/b-c"));

        // When
        var page = store().list(Listing.all(2).continuedAfter(new ObjectKey("a/b-c")));

        // Then
        assertThat(page.objects()).extracting(object -> object.key().value()).containsExactly("a/b/c", "a/b0");
    }

    private void putAll() throws IOException {
        for (var key : KEYS.reversed()) {
            StoreBytes.put(store(), new ObjectKey(key), new byte[1]);
        }
    }

    private List<List<String>> pages(Listing first) throws IOException {
        var pages = new ArrayList<List<String>>();
        for (var listing = Optional.of(first); listing.isPresent(); ) {
            var page = store().list(listing.get());
            pages.add(
                    page.objects().stream().map(object -> object.key().value()).toList());
            listing = page.next();
        }
        return pages;
    }
}
