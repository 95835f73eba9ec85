package dev.afterrun.storage.again.http;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.store.TellAgainRequest;
import dev.afterrun.contracts.store.TellAgainStatus;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.again.Tellings;
import dev.afterrun.storage.auditlog.Authors;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Jobs told once more: {@code /v1/store/tell-again}, for operators. */
@Path("/v1/store/tell-again")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TellAgainResource {
    private static final SmallBody BODY = SmallBody.ofAtMost(64 * 1024);

    private final Tellings tellings;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;
    private final Authors authors;

    TellAgainResource(
            Tellings tellings, RecordReader reader, Callers callers, SecurityIdentity identity, Authors authors) {
        this.tellings = tellings;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
        this.authors = authors;
    }

    @GET
    @Needs(Action.OPERATE)
    @Operation(summary = "Tells how many jobs were told once more. Role: operator")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TellAgainStatus.class)))
    @APIResponse(responseCode = "404", description = "None was begun yet")
    public Response status() {
        callers.of(identity).mayOperate();
        return answer(Response.Status.OK);
    }

    @POST
    @Needs(Action.OPERATE)
    @Logged(Act.TELLING_BEGUN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Begins to tell all jobs that have an end once more, unless that is under way. Role: operator")
    @RequestBody(content = @Content(schema = @Schema(implementation = TellAgainRequest.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TellAgainStatus.class)))
    @APIResponse(responseCode = "409", description = "That is under way with another epoch")
    public Response begin(InputStream body) {
        var caller = callers.of(identity);
        caller.mayOperate();
        tellings.begin(reader.read(BODY.read(body), TellAgainRequest.class, UnknownFields.REFUSED), authors.of(caller));
        return answer(Response.Status.ACCEPTED);
    }

    private Response answer(Response.Status status) {
        return tellings.newest()
                .map(telling -> Response.status(status)
                        .entity(telling)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because("nothing was told again yet")));
    }
}
