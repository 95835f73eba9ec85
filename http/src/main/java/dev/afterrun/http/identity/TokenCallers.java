package dev.afterrun.http.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The caller behind a request, without a look at the signature each time: a token that was verified once is known by its
 * text until it expires. Only what passed is remembered, so a wrong token never becomes a right one; and only what the token alone
 * proves, so that a workflow which is taken off its repository's list is trusted no more at the next request.
 */
@Singleton
public class TokenCallers {
    private static final int TOKENS = 10_000;

    /** A key that is withdrawn from its issuer is believed for no longer than this. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final IdentityProviderManager identities;
    private final Callers callers;
    private final AwayFromLoop away;
    private final Clock clock;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(TOKENS).build();

    TokenCallers(IdentityProviderManager identities, Callers callers, AwayFromLoop away, Clock clock) {
        this.identities = identities;
        this.callers = callers;
        this.away = away;
        this.clock = clock;
    }

    /**
     * Who sends {@code request} and may do that as its token alone proves, where it is known already who that is; 403 where they may not.
     * Never waits.
     */
    public Optional<Caller> remembered(RoutingContext request, Action action) {
        var caller = remembered(request);
        caller.ifPresent(known -> known.may(action));
        return caller;
    }

    private Optional<Caller> remembered(RoutingContext request) {
        var authorization = request.request().headers().get(HttpHeaders.AUTHORIZATION);
        var earlier = authorization == null ? null : known.getIfPresent(authorization);
        return earlier != null && clock.instant().isBefore(earlier.until())
                ? Optional.of(earlier.caller())
                : Optional.empty();
    }

    /** Who sends {@code request} and may do that; fails as a 401 where no valid token comes with it, as a 403 where they may not. */
    public Uni<Caller> of(RoutingContext request, Action action) {
        return now(request).invoke(caller -> caller.may(action));
    }

    /** Who sends {@code request}, where nobody may too: empty where no token comes, and a 401 where one comes that is refused. */
    public Uni<Optional<Caller>> ifAny(RoutingContext request) {
        return request.request().headers().contains(HttpHeaders.AUTHORIZATION)
                ? now(request).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Caller> now(RoutingContext request) {
        return remembered(request)
                .map(Uni.createFrom()::item)
                .orElseGet(() -> verified(request))
                .flatMap(proven -> proven.mayBeRaised()
                        ? away.get(request, () -> callers.now(proven))
                        : Uni.createFrom().item(proven));
    }

    private Uni<Caller> verified(RoutingContext request) {
        // Whoever asks answers; else the layer below would answer too.
        BiConsumer<RoutingContext, Throwable> nobodyElse = (context, failure) -> {};
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, nobodyElse);
        return QuarkusHttpUser.getSecurityIdentity(request, identities).map(identity -> {
            var caller = callers.proven(identity);
            var authorization = request.request().headers().get(HttpHeaders.AUTHORIZATION);
            var until = until(identity);
            if (authorization != null && clock.instant().isBefore(until)) {
                known.put(authorization, new Known(caller, until));
            }
            return caller;
        });
    }

    private Instant until(SecurityIdentity identity) {
        var now = clock.instant();
        var expires = switch (identity.getPrincipal()) {
            case Verified verified -> verified.until();
            case JsonWebToken token -> Instant.ofEpochSecond(token.getExpirationTime());
            default -> now;
        };
        var longest = now.plus(LONGEST);
        return expires.isBefore(longest) ? expires : longest;
    }

    private record Known(Caller caller, Instant until) {}
}
