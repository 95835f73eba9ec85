package dev.afterrun.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/..",
                "../a",
                "a/./b",
                ".a",
                "a.",
                "-a",
                "A",
                "a b",
                "a\\b",
                "a\0b",
                "a\n",
                "ä",
                "a/b\u202e",
                "c:",
                "~a",
                "a+b",
                "%2e%2e"
            })
    void aKeyThatCouldLeadElsewhereIsRefused(String value) {
        // When, Then
        assertThatThrownBy(() -> new ObjectKey(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StagingKey(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyHasABoundedLength() {
        // When, Then
        assertThat(ObjectKey.isKey("a".repeat(255))).isTrue();
        assertThat(ObjectKey.isKey("a".repeat(256))).isFalse();
        assertThat(StagingKey.isKey("a".repeat(200))).isTrue();
        assertThat(StagingKey.isKey("a".repeat(201))).isFalse();
        assertThat(StagingKey.isKey("a/b")).isFalse();
    }

    @Test
    void aKeyIsWhatItsPatternSays() {
        // Given
        var part = "[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?";
        var pattern = Pattern.compile(part + "(?:/" + part + ")*");
        var values = List.of("");

        // When, Then: of up to six characters, one of each kind
        for (var length = 0; length <= 6; length++) {
            assertThat(values)
                    .allMatch(value ->
                            ObjectKey.isKey(value) == pattern.matcher(value).matches());
            values = values.stream()
                    .flatMap(value ->
                            Stream.of("z", "0", "9", ".", "-", "/", "A").map(value::concat))
                    .toList();
        }
    }

    @Test
    void aKeyTellsWhetherItIsOfOurMaking() {
        // When, Then
        assertThat(ObjectKey.fresh().isOfOurMaking()).isTrue();
        assertThat(new ObjectKey("backups/monday.tar").isOfOurMaking()).isFalse();
        assertThat(new ObjectKey("ab/cd345678-0000-4000-8000-000000000000").isOfOurMaking())
                .as("another folder than its own")
                .isFalse();
    }

    @Test
    void freshKeysNeverRepeat() {
        // Given
        var seen = new HashSet<ObjectKey>();

        // When, Then
        for (var count = 0; count < 10_000; count++) {
            assertThat(seen.add(ObjectKey.fresh())).isTrue();
        }
    }

    @Test
    void aPartOfASliceLiesWithinIt() {
        // Given
        var slice = new ObjectSlice(ObjectKey.fresh(), 100, 50);

        // When
        var part = slice.part(10, 40);

        // Then
        assertThat(part).isEqualTo(new ObjectSlice(slice.key(), 110, 40));
        assertThatThrownBy(() -> slice.part(10, 41)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slice.part(Long.MAX_VALUE, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slice.part(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSliceThatNoFileCouldHoldIsRefused() {
        // Given
        var key = ObjectKey.fresh();

        // When, Then
        assertThatThrownBy(() -> new ObjectSlice(key, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObjectSlice(key, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObjectSlice(key, Long.MAX_VALUE, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001})
    void aPageHasABoundedNumberOfObjects(int limit) {
        // When, Then
        assertThatThrownBy(() -> Listing.all(limit)).isInstanceOf(IllegalArgumentException.class);
    }
}
