package dev.afterrun.storage.download.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.download.http.Selection.Outside;
import dev.afterrun.storage.download.http.Selection.Part;
import dev.afterrun.storage.download.http.Selection.Whole;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SelectionTest {
    @Property
    void partLiesWithinTheFileAndBeginsWhereItWasAsked(
            @ForAll @LongRange(min = 0) long first,
            @ForAll @LongRange(min = 0) long last,
            @ForAll @LongRange(min = 1) long size) {
        // When
        var selection = Selection.of("bytes=" + first + "-" + last, size);

        // Then
        switch (selection) {
            case Part part -> {
                assertThat(part.from()).isEqualTo(first).isLessThan(size);
                assertThat(part.length()).isPositive().isLessThanOrEqualTo(size - first);
                assertThat(part.from() + part.length() - 1).isEqualTo(Math.min(last, size - 1));
            }
            case Outside outside -> assertThat(first).isGreaterThanOrEqualTo(size);
            case Whole whole -> assertThat(last).isLessThan(first);
        }
    }

    @Property
    void endIsWhatIsLeftOfTheFile(@ForAll @LongRange(min = 1) long length, @ForAll @LongRange(min = 1) long size) {
        // When
        var selection = Selection.of("bytes=-" + length, size);

        // Then
        var expected = Math.min(length, size);
        assertThat(selection).isEqualTo(new Part(size - expected, expected));
    }

    @Property
    void anythingElseMeansTheWholeFile(@ForAll String field, @ForAll @LongRange(min = 0) long size) {
        // When
        var selection = Selection.of(field, size);

        // Then
        assertThat(selection).isInstanceOf(Whole.class);
    }
}
