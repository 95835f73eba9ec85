package dev.afterrun.storage.histories;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is to happen, all of it decided by a seed. */
record History(long seed, List<Move> moves) {
    private static final int FEWEST = 12;
    private static final int MORE = 13;

    static History of(long seed) {
        var random = new Random(seed);
        var length = FEWEST + random.nextInt(MORE);
        return new History(
                seed,
                Stream.generate(() -> some(random))
                        .flatMap(List::stream)
                        .limit(length)
                        .toList());
    }

    /** Every third time a meeting, and every twelfth one of sets: what histories are long enough for, chance alone rarely brings. */
    private static List<Move> some(Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> Meetings.lastReferenceEnds(random);
            case 4 -> Meetings.packsAreReplaced(random);
            default -> List.of(Move.any(random));
        };
    }

    /** Histories that are simpler by one thing each. */
    Stream<History> simpler() {
        return IntStream.range(0, moves.size()).boxed().flatMap(this::simplerAt);
    }

    private Stream<History> simplerAt(int place) {
        var move = moves.get(place);
        var alone = move.parts().size() == 1
                ? Stream.<Move>empty()
                : move.parts().stream().map(part -> new Move(List.of(part), 0));
        var unbroken = move.parts().stream().anyMatch(part -> part.end() > 0)
                ? Stream.of(new Move(move.parts().stream().map(Part::withoutEnd).toList(), move.order()))
                : Stream.<Move>empty();
        return Stream.concat(
                Stream.of(with(place, List.of())),
                Stream.concat(alone, unbroken).map(other -> with(place, List.of(other))));
    }

    private History with(int place, List<Move> instead) {
        return new History(
                seed,
                Stream.of(moves.subList(0, place), instead, moves.subList(place + 1, moves.size()))
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public String toString() {
        return IntStream.range(0, moves.size())
                .mapToObj(number -> "  %2d. %s".formatted(number + 1, moves.get(number)))
                .collect(Collectors.joining("\n"));
    }
}
