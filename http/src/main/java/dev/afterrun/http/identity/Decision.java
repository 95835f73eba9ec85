package dev.afterrun.http.identity;

/** Whether somebody may do something. */
public sealed interface Decision {
    /** They may. */
    record Allowed() implements Decision {}

    /** They may not: why, and the mend. */
    record Refused(String why) implements Decision {}
}
