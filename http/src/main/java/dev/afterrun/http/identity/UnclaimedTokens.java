package dev.afterrun.http.identity;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Refuses a token that nobody before has looked at: {@code quarkus-oidc} passes all over where it is told to take no token that a
 * key of ours has signed. Who brings a token is never taken for nobody.
 */
@ApplicationScoped
class UnclaimedTokens implements HttpAuthenticationMechanism {
    private static final int LAST = 1;
    private static final Problem NOBODYS = ProblemType.UNAUTHENTICATED.because(
            "the token is of nobody whose tokens are taken here; use another one, or let the operator name its issuer");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return context.request().headers().contains(HttpHeaders.AUTHORIZATION)
                ? Uni.createFrom().item(TokenMechanism.refused(NOBODYS))
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(TokenMechanism.CHALLENGE);
    }

    @Override
    public int getPriority() {
        return LAST;
    }
}
