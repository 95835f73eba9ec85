package dev.afterrun.storage.caller.http;

import dev.afterrun.contracts.identity.WhoCalls;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Decision;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.Permissions;
import dev.afterrun.http.identity.Principal;
import dev.afterrun.storage.auditlog.Authors;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Tells whoever brings a token whom it proves to be calling: {@code GET /v1/caller}. */
@Path("/v1/caller")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CallerResource {
    private final Callers callers;
    private final SecurityIdentity identity;
    private final Authors authors;

    CallerResource(Callers callers, SecurityIdentity identity, Authors authors) {
        this.callers = callers;
        this.identity = identity;
        this.authors = authors;
    }

    @GET
    @Needs(Action.KNOW_ITSELF)
    @Operation(summary = "Tells whose the token is that comes along, and what it may do at all")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhoCalls.class)))
    @APIResponse(responseCode = "401", description = "None came, or one that is not taken; the detail says why")
    public Response whoCalls() {
        var caller = callers.of(identity);
        var author = authors.of(caller);
        return Response.ok(new WhoCalls(author.name(), author.kind(), caller.trust(), allowed(caller.who())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static List<String> allowed(Principal who) {
        return Arrays.stream(Action.values())
                .filter(action -> action != Action.KNOW_ITSELF)
                .filter(action -> switch (Permissions.may(who, action)) {
                    case Decision.Allowed _ -> true;
                    case Decision.Refused _ -> false;
                })
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
