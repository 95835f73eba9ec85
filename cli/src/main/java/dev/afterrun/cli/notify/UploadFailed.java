package dev.afterrun.cli.notify;

import dev.afterrun.cli.failure.Failure;

/** The files are not in the store; {@link #why} is what the command ends with, once the rest is done. */
final class UploadFailed extends RuntimeException {
    private final Failure why;

    UploadFailed(Failure why) {
        super(why);
        this.why = why;
    }

    Failure why() {
        return why;
    }
}
