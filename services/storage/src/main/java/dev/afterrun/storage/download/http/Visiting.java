package dev.afterrun.storage.download.http;

import dev.afterrun.http.identity.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Who reads by having signed in to the pages, rather than by a token. */
public interface Visiting {
    /** Whose session comes with {@code context}, where it counts; may wait for the realm. */
    Optional<Caller> caller(RoutingContext context);

    /** Where whoever sends {@code context} can sign in; empty where nobody can, and where they have already. Never waits. */
    Optional<String> signIn(RoutingContext context);
}
