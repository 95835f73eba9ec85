package dev.afterrun.storage.histories;

import dev.afterrun.contracts.Conclusion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every action there is, each as often as it is to come. A new one is a record beside these and a line here. */
final class Actions {
    private static final List<Duration> SPANS = List.of(
            Duration.ofMinutes(2),
            Duration.ofMinutes(-5),
            Duration.ofHours(2),
            Duration.ofHours(25),
            Duration.ofHours(25),
            Duration.ofDays(8),
            Duration.ofDays(8),
            Duration.ofDays(31));

    /** For how long somebody keeps something; 0 is for ever. */
    private static final Integer[] DAYS = {2, 9, 40, 0};

    private static final List<Function<Random, Action>> ALL = Stream.of(
                    often(7, Actions::publish),
                    often(1, random -> new Abandon(random.nextInt(2), run(random), 1 + random.nextInt(7))),
                    often(2, random -> new Republish(run(random), file(random), file(random))),
                    often(6, random -> new Deliver(random.nextInt(4))),
                    often(1, random -> new Redeliver(random.nextInt(4))),
                    often(4, random -> new Propose(run(random))),
                    often(9, Actions::work),
                    often(5, random -> new ClockJumps(SPANS.get(random.nextInt(SPANS.size())))),
                    often(2, random -> new Point(random.nextInt(2), run(random))),
                    often(1, random -> new Unpoint(random.nextInt(2))),
                    often(2, Actions::pin),
                    often(1, random -> new Unpin(random.nextInt(4))),
                    often(2, random -> new ChangeRules(random.nextInt(2), any(Rules.values(), random))),
                    often(3, Actions::save),
                    often(1, random -> new RestoreFiles(random.nextInt(2), random.nextInt(2))),
                    often(1, random -> new InvalidateFiles(random.nextInt(2), random.nextInt(2))),
                    often(1, random -> new RepackFiles(1 + random.nextInt(3))),
                    often(1, random -> new Close(random.nextInt(4))),
                    often(1, random -> new Reopen(random.nextInt(4))))
            .flatMap(actions -> actions)
            .toList();

    private Actions() {}

    /** One of them. */
    static Action any(Random random) {
        return ALL.get(random.nextInt(ALL.size())).apply(random);
    }

    static Work work(Random random) {
        return new Work(random.nextInt(40), 1 + random.nextInt(8));
    }

    static Publish publish(Random random) {
        return new Publish(random.nextInt(2), run(random), 1 + random.nextInt(7), way(random));
    }

    static SaveFiles save(Random random) {
        var chunks = 1 + random.nextInt((1 << Sets.CHUNKS) - 1);
        var conclusion = random.nextInt(3) == 0 ? Conclusion.FAILURE : Conclusion.SUCCESS;
        return new SaveFiles(random.nextInt(2), run(random), random.nextInt(2), chunks, conclusion);
    }

    private static Pin pin(Random random) {
        var file = random.nextBoolean() ? Optional.<Integer>empty() : Optional.of(file(random));
        return new Pin(run(random), file, any(DAYS, random));
    }

    private static <T> T any(T[] all, Random random) {
        return all[random.nextInt(all.length)];
    }

    private static Stream<Function<Random, Action>> often(int times, Function<Random, Action> action) {
        return IntStream.range(0, times).mapToObj(time -> action);
    }

    private static int run(Random random) {
        return random.nextInt(4);
    }

    private static int file(Random random) {
        return random.nextInt(3);
    }

    static Way way(Random random) {
        return random.nextBoolean() ? Way.PACKED : Way.ONE_BY_ONE;
    }
}
