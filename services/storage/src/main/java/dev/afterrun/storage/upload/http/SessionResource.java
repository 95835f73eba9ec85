package dev.afterrun.storage.upload.http;

import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.upload.OpenSessions;
import dev.afterrun.storage.upload.ReadRequest;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Opens upload sessions: {@code POST /v1/uploads}. */
@Path("/v1/uploads")
@RunOnVirtualThread
public class SessionResource {
    private final OpenSessions openSessions;
    private final ReadRequest readRequest;
    private final LargeRequests largeRequests;
    private final Callers callers;
    private final SecurityIdentity identity;

    SessionResource(
            OpenSessions openSessions,
            ReadRequest readRequest,
            LargeRequests largeRequests,
            Callers callers,
            SecurityIdentity identity) {
        this.openSessions = openSessions;
        this.readRequest = readRequest;
        this.largeRequests = largeRequests;
        this.callers = callers;
        this.identity = identity;
    }

    @POST
    @Needs(Action.PUBLISH)
    @NotLogged("publishing: what is sent becomes part of a run, which tells whose it is")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens an upload session and tells which of the announced files are to be sent")
    @RequestBody(content = @Content(schema = @Schema(implementation = OpenUpload.class)))
    @APIResponse(
            responseCode = "201",
            description = "The session",
            content = @Content(schema = @Schema(implementation = UploadOpened.class)))
    public Response open(
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Parameter(hidden = true) @Nullable Long length,
            @Context HttpServerRequest request)
            throws IOException {
        try (var body = new ArrivingBody(request)) {
            var caller = callers.of(identity);
            var opened = largeRequests.inTurn(
                    length, () -> openSessions.open(caller, readRequest.read(new BoundedBody(body, length))));
            return Response.created(opened.session()).entity(opened).build();
        }
    }
}
