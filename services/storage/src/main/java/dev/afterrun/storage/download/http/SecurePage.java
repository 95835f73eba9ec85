package dev.afterrun.storage.download.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** The headers of a page of ours: it loads nothing but what is ours, and nobody frames it. */
public final class SecurePage {
    private SecurePage() {}

    /** Sets them for a page that runs nothing, and may stand at either origin. */
    public static HttpServerResponse headers(HttpServerResponse response) {
        return headers(response, "img-src 'self'", "'none'");
    }

    /**
     * Sets them for a page of the application, which has scripts and forms of its own and nobody else's; {@code images} says
     * where pictures may come from.
     */
    public static HttpServerResponse withScripts(HttpServerResponse response, String images) {
        return headers(response, "script-src 'self'; connect-src 'self'; img-src " + images, "'self'");
    }

    private static HttpServerResponse headers(HttpServerResponse response, String loaded, String forms) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; " + loaded + "; base-uri 'none'; form-action " + forms
                                + "; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
    }
}
