package dev.afterrun.storage.histories;

import java.util.List;
import java.util.Random;

/**
 * One lane is interrupted once, and the others go on until they are over or wait for its locks. Most races need no more; where
 * every turn is chance's, a lane is seldom left alone for long enough.
 */
final class Interruption implements Order {
    private static final int LONGEST = 40;
    private static final String LOOK_AT_COPIES = "a statement of Copies";
    private static final int LOOKS = 4;
    private static final int SOON = 4;

    private final int lane;
    private final String after;
    private int times;
    private int steps;

    /**
     * @param after what the lane has just done for the last of so many {@code times}
     * @param steps what else it does before it is interrupted
     */
    Interruption(int lane, String after, int times, int steps) {
        this.lane = lane;
        this.after = after;
        this.times = times;
        this.steps = steps;
    }

    /** As chance has it: after any step, or soon after a look at copies, which others may be about to condemn. */
    static Interruption any(Random random) {
        var lane = random.nextInt(2);
        return random.nextInt(3) == 0
                ? new Interruption(lane, "", 1, random.nextInt(LONGEST))
                : new Interruption(lane, LOOK_AT_COPIES, 1 + random.nextInt(LOOKS), random.nextInt(SOON));
    }

    @Override
    public int next(List<Waiting> ready) {
        var own = ready.stream().filter(waiting -> waiting.lane() == lane).findFirst();
        var other = ready.stream().filter(waiting -> waiting.lane() != lane).findFirst();
        if (own.isPresent() && (other.isEmpty() || !isDue())) {
            count(own.get().before());
            return lane;
        }
        return other.orElseThrow().lane();
    }

    private boolean isDue() {
        return times == 0 && steps == 0;
    }

    /** The lane is about to do {@code before}. */
    private void count(String before) {
        if (times > 0) {
            times -= before.startsWith(after) ? 1 : 0;
        } else if (steps > 0) {
            steps--;
        }
    }
}
