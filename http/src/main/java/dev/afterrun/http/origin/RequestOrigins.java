package dev.afterrun.http.origin;

import dev.afterrun.http.rate.Clients;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the {@link Origin} of the request that this thread answers. */
@ApplicationScoped
public class RequestOrigins {
    private static final String TRACE_PARENT = "traceparent";

    /** W3C Trace Context, 3.2: a version, the trace, the parent, flags; later versions may go on. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private final Clients clients;
    private final CurrentVertxRequest current;

    RequestOrigins(Clients clients, CurrentVertxRequest current) {
        this.clients = clients;
        this.current = current;
    }

    /** That of the request; {@link Origin#NOWHERE} where this thread answers none. */
    public Origin here() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(current.getCurrent())
                        .map(http -> of(http.request()))
                        .orElse(Origin.NOWHERE)
                : Origin.NOWHERE;
    }

    /** That of {@code request}. */
    public Origin of(HttpServerRequest request) {
        return new Origin(
                clients.address(request),
                Optional.ofNullable(request.getHeader(TRACE_PARENT)).flatMap(RequestOrigins::trace));
    }

    static Optional<String> trace(String traceparent) {
        var parts = FORM.matcher(traceparent);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
