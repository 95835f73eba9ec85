package dev.afterrun.forge;

/** Something that is run for a commit, as the forge shows it. */
public record Check(String name, State state) {
    /** How many of one commit are looked at. */
    public static final int MOST = 1_000;

    /** Whether its end is awaited. */
    public enum State {
        RUNNING,
        ENDED
    }

    /** Whether its end is awaited. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
