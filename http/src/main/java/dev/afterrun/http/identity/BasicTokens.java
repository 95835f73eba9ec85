package dev.afterrun.http.identity;

import dev.afterrun.contracts.token.TokenSecret;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a token that comes otherwise for one that comes as Bearer: as the password of HTTP Basic (RFC 7617), as
 * {@code curl -u NAME:TOKEN} sends it; one of ours as its user too, as {@code https://TOKEN@host/} does; one of ours alone, as cargo
 * sends it. Any other user says nothing. We never ask for Basic, so no browser keeps a token for other pages to use.
 */
@ApplicationScoped
class BasicTokens {
    /** Before whatever looks at who calls. */
    private static final int BEFORE_AUTHENTICATION = 1_000;

    private static final String BASIC = "Basic ";

    /** What a bearer's token is written with (RFC 6750). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");

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

    /** The token; empty where the field is of another scheme, or none that can be read. */
    static Optional<String> token(String authorization) {
        if (isOurs(authorization)) {
            return Optional.of(authorization);
        }
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : token(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> token(String user, String password) {
        return Optional.of(isOurs(user) ? user : password)
                .filter(word -> TOKEN.matcher(word).matches());
    }

    private static boolean isOurs(String word) {
        return TokenSecret.kindMeantBy(word).isPresent();
    }
}
