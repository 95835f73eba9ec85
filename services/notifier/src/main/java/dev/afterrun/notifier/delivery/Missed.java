package dev.afterrun.notifier.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that the forge told in vain.
 *
 * @param guid what ingest would have known it by
 * @param delivery the forge's id of its first delivery
 * @param asked how often it was delivered again since, because we asked
 */
record Missed(String guid, long delivery, String event, int asked) {
    /**
     * How long to wait for an answer after we asked for the first, the second and the last time. Ingest may be away for longer
     * than until the first: what is still missed after half a day is tried once more.
     */
    private static final List<Duration> WAITS = List.of(Duration.ofHours(1), Duration.ofHours(12), Duration.ofHours(1));

    /** How often one is asked for. */
    static final int MOST = WAITS.size();

    /** How long to wait once it was asked for again; empty where that was done often enough. */
    Optional<Duration> patience() {
        return asked < MOST ? Optional.of(WAITS.get(asked)) : Optional.empty();
    }
}
