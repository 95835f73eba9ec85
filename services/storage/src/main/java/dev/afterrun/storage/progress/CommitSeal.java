package dev.afterrun.storage.progress;

import dev.afterrun.contracts.event.SealChanged.Seal;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether more jobs of a commit are awaited, as a row.
 *
 * <pre>
 * open ──▶ complete (all are in, the forge runs nothing)  ──┐
 *  ▲  └──▶ timed out (patience has ended)                 ──┤
 *  └── a new attempt, more that runs, asked for once more ◀─┘
 * </pre>
 *
 * @param heardAt the last news of it, from which patience counts
 * @param revision 0 until it was told
 * @param asked how often somebody asked for our check again
 * @param worthAsking whether the forge told of something that it is worth asking about
 * @param questions how often in a row the forge said that something runs
 * @param nextQuestionAt until when it is not asked again of our own accord
 */
record CommitSeal(
        Seal seal,
        Instant heardAt,
        long revision,
        int asked,
        boolean worthAsking,
        int questions,
        Optional<Instant> nextQuestionAt) {

    boolean isOpen() {
        return seal == Seal.OPEN;
    }

    boolean mayBeAsked(Instant now) {
        return worthAsking || nextQuestionAt.filter(now::isBefore).isEmpty();
    }
}
