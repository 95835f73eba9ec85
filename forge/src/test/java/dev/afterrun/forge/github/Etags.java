package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.contracts.Digest;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives what is read an ETag, and tells who has it already that it still holds. */
final class Etags {
    private final AtomicInteger unchanged = new AtomicInteger();

    int statusOf(HttpExchange exchange, int status, byte[] body) {
        if (status != 200 || !exchange.getRequestMethod().equals("GET")) {
            return status;
        }
        var tag = "W/\"" + Digest.of(body).hex() + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            unchanged.incrementAndGet();
            return 304;
        }
        return status;
    }

    int unchanged() {
        return unchanged.get();
    }
}
