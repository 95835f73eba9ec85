package dev.afterrun.storage.histories;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * One step of a history: an action alone, or several that take turns at each statement.
 *
 * @param order decides who is next
 */
record Move(List<Part> parts, long order) {
    static Move of(Action alone) {
        return new Move(List.of(new Part(alone, 0, 0)), 0);
    }

    static Move atOnce(Action one, Action other, Random random) {
        return new Move(List.of(new Part(one, 0, 0), new Part(other, 1, 0)), random.nextLong());
    }

    static Move any(Random random) {
        var first = Part.any(random, random.nextInt(2));
        if (!first.action().bearsCompany()) {
            return new Move(List.of(first.withoutEnd()), 0);
        }
        if (random.nextInt(5) < 3) {
            return new Move(List.of(first), 0);
        }
        var second = Part.any(random, 1 - first.replica());
        return new Move(second.action().bearsCompany() ? List.of(first, second) : List.of(first), random.nextLong());
    }

    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(" | at once, "));
    }
}
