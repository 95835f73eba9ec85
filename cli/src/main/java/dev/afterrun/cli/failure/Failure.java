package dev.afterrun.cli.failure;

/** Why a command cannot go on, in one line: what, why, and the mend. Never holds a secret. */
public final class Failure extends RuntimeException {
    private final ExitCode exitCode;

    /** {@code what} was tried, {@code why} it failed, and {@code mend}: what its reader can do. */
    public Failure(ExitCode exitCode, String what, String why, String mend) {
        super(oneLine(what + ": " + why + "; " + mend));
        this.exitCode = exitCode;
    }

    /** A failure whose reason says already what its reader can do. */
    public Failure(ExitCode exitCode, String what, String why) {
        super(oneLine(what + ": " + why));
        this.exitCode = exitCode;
    }

    /** A setting that cannot be; {@code what} names it. */
    public static Failure usage(String what, String why, String mend) {
        return new Failure(ExitCode.USAGE, what, why, mend);
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Text without anything that would break the line or steer a terminal: part of it may come from a server. */
    public static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
