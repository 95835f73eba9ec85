package dev.afterrun.http.identity;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.arc.All;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Gives a bearer's token to the {@link Authenticator} of its kind, before {@code quarkus-oidc} sees it. A refusal is an identity
 * of nobody that carries its problem: the framework would answer a failure here itself, without its words.
 */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
    private static final int BEFORE_OIDC = DEFAULT_PRIORITY + 1_000;
    private static final int UNAUTHORIZED = 401;
    private static final String BEARER = "Bearer ";
    private static final String REFUSAL = "afterrun.refusal";
    private static final Problem NO_TOKEN = ProblemType.UNAUTHENTICATED.because(
            "the field 'Authorization' brings no token; send 'Authorization: Bearer TOKEN', or leave it out");
    private static final QuarkusPrincipal NOBODY = new QuarkusPrincipal("");

    /** What a refusal asks for. */
    static final ChallengeData CHALLENGE = new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", BEARER.strip());

    private final List<Authenticator> authenticators;
    private final AwayFromLoop away;

    TokenMechanism(@All List<Authenticator> authenticators, AwayFromLoop away) {
        this.authenticators = authenticators;
        this.away = away;
    }

    /** Why a token that came was refused. */
    static Optional<Problem> refusal(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<Problem>getAttribute(REFUSAL));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        var token = token(authorization);
        if (authorization != null && token.filter(text -> !text.isEmpty()).isEmpty()) {
            return Uni.createFrom().item(refused(NO_TOKEN));
        }
        return token.flatMap(text -> authenticators.stream()
                        .filter(authenticator -> authenticator.isFor(text))
                        .findFirst()
                        .map(authenticator -> away.get(context, () -> identity(authenticator, text))))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(CHALLENGE);
    }

    @Override
    public int getPriority() {
        return BEFORE_OIDC;
    }

    static SecurityIdentity identity(Authenticator authenticator, String token) {
        try {
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(authenticator.verify(token))
                    .build();
        } catch (ProblemException refusal) {
            return refused(refusal.problem());
        }
    }

    /** Nobody, with the problem that says why. */
    static SecurityIdentity refused(Problem why) {
        return QuarkusSecurityIdentity.builder()
                .setAnonymous(true)
                .setPrincipal(NOBODY)
                .addAttribute(REFUSAL, why)
                .build();
    }

    static Optional<String> token(@org.jspecify.annotations.Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> text.substring(BEARER.length()).strip());
    }
}
