package dev.afterrun.storage.histories;

import java.util.List;
import java.util.Random;

/** Every turn is chance's; so is how likely it is that whose turn it was goes on. */
final class Chance implements Order {
    private static final int OF = 9;

    private final Random random;
    private final int stay;
    private int last;

    Chance(Random random) {
        this.random = random;
        this.stay = random.nextInt(OF - 1);
    }

    @Override
    public int next(List<Waiting> ready) {
        var canStay = ready.stream().anyMatch(waiting -> waiting.lane() == last);
        if (!canStay || random.nextInt(OF) >= stay) {
            last = ready.get(random.nextInt(ready.size())).lane();
        }
        return last;
    }
}
