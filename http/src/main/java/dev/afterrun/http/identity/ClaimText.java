package dev.afterrun.http.identity;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;

/** Text of a verified token. An issuer may sign any that JSON has, and a NUL no database keeps. */
public final class ClaimText {
    private ClaimText() {}

    /** {@code text}, which {@code claim} says; a 401 that names the claim where it has a NUL. */
    public static String of(String claim, String text) {
        if (text.indexOf(0) >= 0) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED.because("the token has a NUL in the claim '" + claim
                    + "', as no name has; ask its issuer for another one"));
        }
        return text;
    }
}
