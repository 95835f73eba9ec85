package dev.afterrun.storage.download.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** The headers of a page of ours: it runs nothing, loads its own style alone, and nobody frames it. */
public final class SecurePage {
    private SecurePage() {}

    /** Sets them, for a page without pictures from elsewhere. */
    public static HttpServerResponse headers(HttpServerResponse response) {
        return headers(response, "'self'");
    }

    /** Sets them; {@code images} says where pictures may come from. */
    public static HttpServerResponse headers(HttpServerResponse response, String images) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src " + images
                                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
    }
}
