package dev.afterrun.http.identity.realm;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.AccountClaims;
import dev.afterrun.http.identity.issuer.Claims;
import dev.afterrun.http.identity.issuer.TokenClaims;

/** What an access token of Keycloak proves: an account with the rights that its realm has given it. */
record RealmClaims() implements TokenClaims {
    /** Keycloak's word for what kind of token it is; one that says who signed in opens nothing. */
    private static final String KIND = "typ";

    private static final String ACCESS = "Bearer";

    @Override
    public Account read(Claims claims) {
        if (claims.find(KIND).filter(ACCESS::equals).isEmpty()) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED.because("the token is no access token by its claim '"
                    + KIND + "'; send the 'access_token' that the realm gives"));
        }
        return AccountClaims.read(claims.subject(), claims::value);
    }
}
