package dev.afterrun.contracts.problem;

/** The caller's fault, with a sentence that says what to do; answered as problem+json, never retried. */
public class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** What is answered. */
    public final Problem problem() {
        return problem;
    }
}
