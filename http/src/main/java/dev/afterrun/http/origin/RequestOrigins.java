package dev.afterrun.http.origin;

import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.http.rate.Clients;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells the {@link Origin} of the request that this thread answers. */
@ApplicationScoped
public class RequestOrigins {
    private static final String TRACE_PARENT = "traceparent";

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
        return TraceParent.in(traceparent).map(TraceParent::traceId);
    }
}
