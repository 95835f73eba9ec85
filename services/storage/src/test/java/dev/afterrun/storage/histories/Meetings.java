package dev.afterrun.storage.histories;

import dev.afterrun.contracts.Conclusion;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Moves that lead to where a race is felt. */
final class Meetings {
    /** The first of the files that single actions do not send: so that nobody else refers to them by chance. */
    private static final int RARE = 1 << 3;

    private static final int ALL_THAT_ENDED = 20;
    private static final Duration A_SESSION_AND_MORE = Duration.ofHours(25);

    /** All that can be due. */
    private static final int PIECES = 200;

    private static final int ALL_CHUNKS = (1 << Sets.CHUNKS) - 1;
    private static final int FOR_CERTAIN = 4;
    private static final Duration UNDECIDED_AND_MORE = Duration.ofHours(25);
    private static final Duration UNTIL_NEEDS_HAVE_SETTLED = Duration.ofHours(2);

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

    /** A set ends that needed all of the packs of another, and at once with their repacking somebody is about the same ones. */
    static List<Move> packsAreReplaced(Random random) {
        var repository = random.nextInt(2);
        var name = random.nextInt(2);
        var stays = new SaveFiles(repository, FOR_CERTAIN, name, 1 << random.nextInt(Sets.CHUNKS), Conclusion.SUCCESS);
        return List.of(
                Move.of(new SaveFiles(repository, FOR_CERTAIN + 1, name, ALL_CHUNKS, Conclusion.FAILURE)),
                Move.of(stays),
                Move.of(new CatchUp()),
                Move.of(new Work(0, PIECES)),
                Move.of(new ClockJumps(UNDECIDED_AND_MORE)),
                Move.of(new Work(0, PIECES)),
                Move.of(new ClockJumps(UNTIL_NEEDS_HAVE_SETTLED)),
                Move.atOnce(new RepackFiles(ALL_THAT_ENDED), meets(random, repository, name), random));
    }

    private static Action meets(Random random, int repository, int name) {
        return switch (random.nextInt(4)) {
            case 0 -> new SaveFiles(repository, random.nextInt(4), name, ALL_CHUNKS, Conclusion.SUCCESS);
            case 1 -> new RestoreFiles(repository, name);
            case 2 -> new RepackFiles(ALL_THAT_ENDED);
            default -> new Work(random.nextInt(40), PIECES);
        };
    }
}
