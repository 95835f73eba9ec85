package dev.afterrun.storage.download.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Sends readers to where they find what they asked for, today. */
public final class Redirects {
    private Redirects() {}

    /** Answers 302 to {@code address}, absolute or relative, already encoded. */
    public static void to(RoutingContext context, String address) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end();
    }
}
