package dev.afterrun.persisted.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * One part of a pattern, held against one name in time that grows with their product at most: no pattern takes a second.
 *
 * @param steps a character each; {@link AnyNumber} is any number of any
 */
record GlobPart(List<IntPredicate> steps) implements Predicate<String> {
    /** @throws IllegalArgumentException with a sentence about what is wrong */
    static GlobPart parse(String part) {
        var characters = part.codePoints().toArray();
        var steps = new ArrayList<IntPredicate>();
        for (var i = 0; i < characters.length; i++) {
            switch (characters[i]) {
                case '*' -> steps.add(new AnyNumber());
                case '?' -> steps.add(new AnyOne());
                case '[' -> {
                    var end = GlobClass.end(characters, i);
                    steps.add(GlobClass.parse(characters, i, end));
                    i = end;
                }
                case '\\' -> steps.add(itself(escaped(characters, ++i)));
                default -> steps.add(itself(characters[i]));
            }
        }
        return new GlobPart(List.copyOf(steps));
    }

    @Override
    public boolean test(String name) {
        var characters = name.codePoints().toArray();
        var step = 0;
        var at = 0;
        var star = -1;
        var resume = 0;
        while (at < characters.length) {
            if (step < steps.size() && steps.get(step) instanceof AnyNumber) {
                star = step++;
                resume = at;
            } else if (step < steps.size() && steps.get(step).test(characters[at])) {
                step++;
                at++;
            } else if (star >= 0) {
                // The last star takes one character more; earlier ones need not be tried again.
                step = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return steps.subList(step, steps.size()).stream().allMatch(AnyNumber.class::isInstance);
    }

    private static int escaped(int[] characters, int at) {
        if (at == characters.length) {
            throw new IllegalArgumentException("has a '\\' with nothing after it");
        }
        return characters[at];
    }

    private static IntPredicate itself(int wanted) {
        return character -> character == wanted;
    }

    /** A star. */
    private record AnyNumber() implements IntPredicate {
        @Override
        public boolean test(int character) {
            return true;
        }
    }

    /** A question mark. */
    private record AnyOne() implements IntPredicate {
        @Override
        public boolean test(int character) {
            return true;
        }
    }
}
