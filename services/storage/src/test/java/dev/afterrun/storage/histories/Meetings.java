package dev.afterrun.storage.histories;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Moves that lead to where a race is felt. */
final class Meetings {
    /** The first of the files that single actions do not send: so that nobody else refers to them by chance. */
    private static final int RARE = 1 << 3;

    private static final int ALL_THAT_ENDED = 20;
    private static final Duration A_SESSION_AND_MORE = Duration.ofHours(25);

    private Meetings() {}

    /** The last that refers to bytes ends, and at once somebody has the same ones. */
    static List<Move> lastReferenceEnds(Random random) {
        var file = RARE << random.nextInt(World.FILES - 3);
        var run = random.nextInt(4);
        return List.of(
                // What waits might be about the session, which would hold its bytes for as long.
                Move.of(new CatchUp()),
                Move.of(new Abandon(random.nextInt(2), run + 1, file)),
                Move.of(new ClockJumps(A_SESSION_AND_MORE)),
                Move.atOnce(
                        new Publish(random.nextInt(2), run, file, Actions.way(random)),
                        new Sweep(ALL_THAT_ENDED),
                        random));
    }
}
