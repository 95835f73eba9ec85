package dev.afterrun.storage.download.http;

import dev.afterrun.http.identity.Open;
import dev.afterrun.storage.download.AddressParser;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Conditions and ranges beyond the simple ones make a browser ask first (Fetch Standard, 3.2). Before files, which know no such method. */
@ApplicationScoped
@Open(
        value = "the answer is the same whatever is asked about, and nothing is looked up",
        at = "OPTIONS /{owner}/{repo}/{ref}/{path}")
class PreflightRoute {
    void register(@Observes Router router) {
        router.route()
                .method(HttpMethod.OPTIONS)
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT - 1)
                .handler(PreflightRoute::handle);
    }

    private static void handle(RoutingContext context) {
        var rawPath = context.request().path();
        if (rawPath == null || AddressParser.isReserved(rawPath)) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "*")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400")
                .end();
    }
}
