package dev.afterrun.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectPage;
import dev.afterrun.blobs.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void whatOnlyOneSideTellsOfIsFound() throws UntrustedListing {
        // Given
        var window = Window.of("", page(List.of("a", "b", "d", "f")), known("b", "c", "d", "g", "h"), 10);

        // When
        var comparison = Comparison.of(window);

        // Then
        assertThat(comparison.unknown())
                .extracting(object -> object.key().value())
                .containsExactly("a", "f");
        assertThat(comparison.absent())
                .extracting(object -> object.key().value())
                .containsExactly("c", "g", "h");
        assertThat(window.end()).isEmpty();
    }

    @Test
    void dashesAndSlashesAreInTheOrderOfTheirBytes() throws UntrustedListing {
        // Given
        var keys = List.of("a-b", "a.b", "a/a", "a/b-c", "a/b/c", "a0");

        // When
        var comparison = Comparison.of(Window.of("", page(keys), known(keys.toArray(String[]::new)), 10));

        // Then
        assertThat(comparison.unknown()).isEmpty();
        assertThat(comparison.absent()).isEmpty();
    }

    @Test
    void whereRowsAreManyTheStretchEndsWithTheLastOfThem() throws UntrustedListing {
        // When
        var window = Window.of("", page(List.of("a", "e")), known("a", "b", "c", "d"), 3);

        // Then
        assertThat(window.listed()).extracting(object -> object.key().value()).containsExactly("a");
        assertThat(window.known()).hasSize(3);
        assertThat(window.end()).contains(new ObjectKey("c"));
    }

    @Test
    void whatIsOutOfOrderIsNotTrusted() {
        // When, Then
        assertThatThrownBy(() -> Window.of("", page(List.of("b", "a")), List.of(), 10))
                .isInstanceOf(UntrustedListing.class)
                .hasMessageContaining("'a' after 'b'");
        assertThatThrownBy(() -> Window.of("b", page(List.of("b")), List.of(), 10))
                .isInstanceOf(UntrustedListing.class);
    }

    @Test
    void aPageOfNothingThatSaysThereIsMoreIsNotTrusted() {
        // Given
        var page = new ObjectPage(List.of(), Optional.of(Listing.all(10)));

        // When, Then
        assertThatThrownBy(() -> Window.of("a", page, List.of(), 10)).isInstanceOf(UntrustedListing.class);
    }

    @Test
    void aMillionObjectsAreComparedAPageAtATime() throws UntrustedListing {
        // Given
        var all = 1_000_000;
        var limit = CompareStore.PAGE;
        var position = "";
        var unknown = 0L;
        var absent = 0L;
        var pages = 0;

        // When
        for (var more = true; more; pages++) {
            var from = position.isEmpty() ? 0 : Integer.parseInt(position) + 1;
            // Every thousandth object has no row, and every thousandth and first row has no object.
            var listed =
                    numbers(from, all).filter(number -> number % 1_000 != 1).limit(limit + 1L);
            var page = ObjectPage.of(
                    Listing.all(limit), listed.mapToObj(ComparisonTest::object).toList());
            var reach = Window.reach(page);
            var last = reach.equals(Window.BEHIND_ALL) ? all : Integer.parseInt(reach) + 1;
            var known = numbers(from, last)
                    .filter(number -> number % 1_000 != 0)
                    .limit(limit + 1L)
                    .mapToObj(ComparisonTest::known)
                    .toList();
            var window = Window.of(position, page, known, limit);
            var comparison = Comparison.of(window);
            unknown += comparison.unknown().size();
            absent += comparison.absent().size();
            more = window.end().isPresent();
            position = window.end().map(ObjectKey::value).orElse(position);
        }

        // Then
        assertThat(unknown).isEqualTo(1_000);
        assertThat(absent).isEqualTo(1_000);
        assertThat(pages).isBetween(100, 110);
    }

    private static IntStream numbers(int from, int to) {
        return IntStream.range(from, to);
    }

    private static StoredObject object(int number) {
        return new StoredObject(key(number), 1, Instant.EPOCH);
    }

    private static KnownObject known(int number) {
        return new KnownObject(key(number), true, Instant.EPOCH, 1);
    }

    private static ObjectKey key(int number) {
        return new ObjectKey(String.format(Locale.ROOT, "%07d", number));
    }

    private static ObjectPage page(List<String> keys) {
        return new ObjectPage(
                keys.stream()
                        .map(key -> new StoredObject(new ObjectKey(key), 1, Instant.EPOCH))
                        .toList(),
                Optional.empty());
    }

    private static List<KnownObject> known(String... keys) {
        return IntStream.range(0, keys.length)
                .mapToObj(at -> new KnownObject(new ObjectKey(keys[at]), true, Instant.EPOCH, 1))
                .toList();
    }
}
