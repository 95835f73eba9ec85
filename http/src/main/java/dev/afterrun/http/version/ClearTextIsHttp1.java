package dev.afterrun.http.version;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * No connection changes from HTTP/1.1 to HTTP/2 by {@code Upgrade: h2c}, which HTTP deprecates (RFC 9113, 3.1): an answer that is
 * written by another thread meanwhile may go out unframed, and its reader gives up. With TLS both sides agree on HTTP/2 before.
 */
@ApplicationScoped
public class ClearTextIsHttp1 implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
