package dev.afterrun.launcher.stack;

/**
 * One row of the table.
 *
 * @param waitsFor what it lacks while it starts, or nothing
 */
public record PartStatus(String name, String address, PartState state, String waitsFor) {

    /** Ready, or why not, in a few words. */
    public String inWords() {
        return switch (state) {
            case PartState.Waiting() -> "waiting for others";
            case PartState.Starting() -> waitsFor.isEmpty() ? "starting" : "starting, waits for " + waitsFor;
            case PartState.Ready(var took) -> "ready after %.1f s".formatted(took.toMillis() / 1000.0);
            case PartState.Failed(var why, var lines) -> "failed: " + why;
            case PartState.Stopped() -> "stopped";
        };
    }
}
