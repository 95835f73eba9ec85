package dev.afterrun.http.identity;

/**
 * Verifies tokens of one kind. What is of no authenticator's kind is left to {@code quarkus-oidc}.
 */
public interface Authenticator {
    /** Whether this token is of its kind, by its form alone; never waits. */
    boolean isFor(String token);

    /**
     * Who {@code token} proves its bearer to be; may wait for keys.
     *
     * @throws dev.afterrun.contracts.problem.ProblemException 401 with what is wrong, or 503 where it cannot be told now
     */
    Verified verify(String token);
}
