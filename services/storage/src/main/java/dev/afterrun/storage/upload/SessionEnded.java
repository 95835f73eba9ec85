package dev.afterrun.storage.upload;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;

/** What is answered about a session that is not there, or not any more, or another's: always the same. */
public final class SessionEnded {
    private SessionEnded() {}

    /** 404. */
    public static ProblemException problem() {
        return new ProblemException(
                ProblemType.NOT_FOUND.because("there is no such upload session, or it has ended; open a new one"));
    }
}
