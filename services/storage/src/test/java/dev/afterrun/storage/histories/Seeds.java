package dev.afterrun.storage.histories;

import java.util.Random;
import java.util.stream.LongStream;

/** Of which histories are played: {@code -Dafterrun.histories=N} of them, {@code -Dafterrun.histories.seed=S} from that seed on. */
record Seeds(long first, int number) {
    private static final int A_FEW = 30;
    private static final long ANY = 1_000_000_000;

    /** One half of them, so that two processors play; 0 or 1. */
    static Seeds half(int which) {
        long first = Long.getLong("afterrun.histories.seed", new Random().nextLong(ANY));
        int all = Integer.getInteger("afterrun.histories", A_FEW);
        var half = all / 2;
        return which == 0 ? new Seeds(first, half) : new Seeds(first + half, all - half);
    }

    LongStream stream() {
        return LongStream.range(first, first + number);
    }

    @Override
    public String toString() {
        return "%d histories from seed %d on".formatted(number, first);
    }
}
