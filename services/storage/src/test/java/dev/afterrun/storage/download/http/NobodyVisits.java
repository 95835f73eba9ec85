package dev.afterrun.storage.download.http;

import dev.afterrun.http.identity.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Where nobody signs in. */
record NobodyVisits() implements Visiting {
    @Override
    public Optional<Caller> caller(RoutingContext context) {
        return Optional.empty();
    }

    @Override
    public Optional<String> signIn(RoutingContext context) {
        return Optional.empty();
    }
}
