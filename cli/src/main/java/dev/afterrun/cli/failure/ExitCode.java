package dev.afterrun.cli.failure;

/** How every command ends. Scripts rely on these numbers; they never change. */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** A fault of ours: please report it. */
    FAULT(1),
    /** The command line, the environment or the INI file says something that cannot be. */
    USAGE(2),
    /** The server understood and said no: the token, the repository, a name that is taken, a pointer that stays. */
    REFUSED(3),
    /** No answer in time, however often asked; {@code --optional} turns it into a warning and {@link #DONE}. */
    UNREACHABLE(4),
    /** The content is damaged, changed while it was read, or breaks a limit; what was examined is not as it has to be. */
    REJECTED(5),
    /** What was named is not there. */
    NONE_THERE(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }
}
