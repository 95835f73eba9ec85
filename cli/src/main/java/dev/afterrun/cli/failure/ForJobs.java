package dev.afterrun.cli.failure;

/** A command that a CI job runs, which may ask that an outage of the server never breaks its build. */
public interface ForJobs {
    /** Whether {@link ExitCode#UNREACHABLE} is to become one warning and {@link #passedOver()}. */
    boolean optional();

    /** What it ends with then. */
    default ExitCode passedOver() {
        return ExitCode.DONE;
    }
}
