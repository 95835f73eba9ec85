package dev.afterrun.http.identity;

import dev.afterrun.http.problem.Problems;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what a resource refused to somebody who is known, and tells whoever takes note of that. */
// Public, since Quarkus makes its bean in a class loader of its own in tests and development.
public class NotAllowedMapper {
    private final Event<NotAllowed> refusals;

    NotAllowedMapper(Event<NotAllowed> refusals) {
        this.refusals = refusals;
    }

    @ServerExceptionMapper
    public Response refused(NotAllowed refusal) {
        refusals.fire(refusal);
        return Problems.response(refusal.problem());
    }
}
