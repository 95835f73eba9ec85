package dev.afterrun.http.identity;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;

/** Somebody who is known wants what they may not: a 403. */
public final class NotAllowed extends ProblemException {
    private final transient Caller caller;
    private final Action action;

    NotAllowed(Caller caller, Action action, String why) {
        super(ProblemType.FORBIDDEN.because(why));
        this.caller = caller;
        this.action = action;
    }

    /** Who wants it. */
    public Caller caller() {
        return caller;
    }

    /** What they want. */
    public Action action() {
        return action;
    }
}
