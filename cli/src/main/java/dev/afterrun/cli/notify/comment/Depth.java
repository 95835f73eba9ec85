package dev.afterrun.cli.notify.comment;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much a comment says; the first depth at which it fits is taken.
 *
 * @param section what is left of each section
 * @param sections how many there are at most, the worst first
 */
record Depth(UnaryOperator<Section> section, int sections) {
    private static final int MANY = 1_000;

    /** From all there is to one line; the same for every writer. */
    static Stream<Depth> all() {
        return Stream.concat(
                Stream.<UnaryOperator<Section>>of(
                                section -> section,
                                Section::withoutFiles,
                                section -> section.withoutFiles().with(4_000),
                                section -> section.withoutFiles().with(400),
                                section -> section.withoutFiles().with(0))
                        .map(less -> new Depth(less, MANY)),
                IntStream.of(MANY, 200, 100, 50, 20, 10, 0)
                        .mapToObj(rows -> new Depth(
                                section -> section.withoutFiles().with(0).withoutShelf(), rows)));
    }

    /** What is left of {@code results}. */
    Results of(Results results) {
        List<Section> left =
                results.inOrder().stream().limit(sections).map(section).toList();
        return Results.of(results.commit(), left);
    }
}
