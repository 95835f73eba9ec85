package dev.afterrun.contracts.event;

/** The topics, one per producer; none is compacted but the dead letters. */
public final class Topics {
    /** Written by ingest alone. */
    public static final String RUNS = "afterrun.runs";

    /** What the forge tells by itself. Written by ingest alone. */
    public static final String PULL_REQUESTS = "afterrun.pull-requests";

    /** Written by storage alone. */
    public static final String STORAGE = "afterrun.storage";

    /** Written by reaper alone. */
    public static final String EXPIRY = "afterrun.expiry";

    /** What a service could not take, with its cause, until it is replayed. */
    public static final String DEAD_LETTERS = "afterrun.dead-letters";

    /**
     * What the name of each direct producer's topic begins with; the producer's own name follows. Written by that producer alone, and by
     * ingest where a dead letter is put back; read by ingest.
     */
    public static final String PRODUCED = "afterrun.produced.";

    private Topics() {}
}
