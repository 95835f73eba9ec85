package dev.afterrun.http.identity.issuer;

import dev.afterrun.http.identity.Principal;

/** What the tokens of one kind of issuer prove. */
public interface TokenClaims {
    /**
     * Whom the claims of a verified token prove.
     *
     * @throws dev.afterrun.contracts.problem.ProblemException 401 that names the claim which is missing or unusable, 403 where the
     *     bearer is nobody's whom the operator wants
     */
    Principal read(Claims claims);
}
