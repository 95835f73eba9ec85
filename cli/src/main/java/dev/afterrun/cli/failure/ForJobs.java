package dev.afterrun.cli.failure;

/** A command that a CI job runs, which may ask that an outage of the server never breaks its build. */
public interface ForJobs {
    /** Whether what {@link #passesOver} is to become one warning and {@link #passedOver()}. */
    boolean optional();

    /** Whether such an end may be passed over at all. */
    default boolean passesOver(ExitCode end) {
        return end == ExitCode.UNREACHABLE;
    }

    /** What it ends with then. */
    default ExitCode passedOver() {
        return ExitCode.DONE;
    }
}
