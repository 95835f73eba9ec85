package dev.afterrun.forge;

/** How far a commit is, as a status or a check run shows it. */
public enum CheckState {
    PENDING,
    SUCCESS,
    FAILURE,
    /** Neither good nor bad: cancelled, or nobody knows. */
    NEUTRAL
}
