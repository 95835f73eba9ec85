package dev.afterrun.storage.move.http;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.store.MoveRequest;
import dev.afterrun.contracts.store.MoveStatus;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.move.Moves;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Files moved from one store to another: {@code /v1/store/move}, for operators. */
@Path("/v1/store/move")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class MoveResource {
    private static final SmallBody BODY = SmallBody.ofAtMost(64 * 1024);

    private final Moves moves;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;
    private final Authors authors;

    MoveResource(Moves moves, RecordReader reader, Callers callers, SecurityIdentity identity, Authors authors) {
        this.moves = moves;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
        this.authors = authors;
    }

    @GET
    @Needs(Action.OPERATE)
    @Operation(summary = "Tells how far the step is that was begun last. Role: operator")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MoveStatus.class)))
    @APIResponse(responseCode = "404", description = "None was begun yet")
    public Response status() {
        callers.of(identity).mayOperate();
        return answer(Response.Status.OK);
    }

    @POST
    @Needs(Action.OPERATE)
    @Logged(Act.MOVE_BEGUN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begins to copy from one store to another, or to drain the first, unless that is under way. Role:"
                    + " operator")
    @RequestBody(content = @Content(schema = @Schema(implementation = MoveRequest.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = MoveStatus.class)))
    @APIResponse(responseCode = "409", description = "Another step is under way")
    @APIResponse(
            responseCode = "422",
            description = "The stores are not two that are configured, or the first takes what is new")
    public Response begin(InputStream body) {
        var caller = callers.of(identity);
        caller.mayOperate();
        moves.begin(reader.read(BODY.read(body), MoveRequest.class, UnknownFields.REFUSED), authors.of(caller));
        return answer(Response.Status.ACCEPTED);
    }

    @DELETE
    @Needs(Action.OPERATE)
    @Logged(Act.MOVE_STOPPED)
    @Operation(summary = "Stops the step that is under way; what was copied stays. Role: operator")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MoveStatus.class)))
    @APIResponse(responseCode = "404", description = "None was begun yet")
    public Response stop() {
        var caller = callers.of(identity);
        caller.mayOperate();
        moves.stop(authors.of(caller));
        return answer(Response.Status.OK);
    }

    private Response answer(Response.Status status) {
        return moves.newest()
                .map(move -> Response.status(status)
                        .entity(move)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because("no move was begun yet")));
    }
}
