package dev.afterrun.http.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Takes a token that comes as the password of HTTP Basic (RFC 7617), as {@code curl -u NAME:TOKEN} sends it, for one that comes as
 * Bearer. Whatever the name is says nothing. We never ask for Basic, so no browser keeps a token for other pages to use.
 */
@ApplicationScoped
class BasicTokens {
    /** Before whatever looks at who calls. */
    private static final int BEFORE_AUTHENTICATION = 1_000;

    private static final String BASIC = "Basic ";

    void register(@Observes Filters filters) {
        filters.register(BasicTokens::translate, BEFORE_AUTHENTICATION);
    }

    private static void translate(RoutingContext context) {
        var headers = context.request().headers();
        Optional.ofNullable(headers.get(HttpHeaders.AUTHORIZATION))
                .flatMap(BasicTokens::token)
                .ifPresent(token -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token));
        context.next();
    }

    /** The password; empty where the field is of another scheme, or none that can be read. */
    static Optional<String> token(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(pair.substring(colon + 1)).filter(word -> word.matches("[A-Za-z0-9._~+/=-]+"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
