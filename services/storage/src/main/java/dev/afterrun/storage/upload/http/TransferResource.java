package dev.afterrun.storage.upload.http;

import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.upload.DirectTransfers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The way past us for large blobs of a session. */
@Path("/v1/uploads/{session}")
@RunOnVirtualThread
public class TransferResource {
    private final CallersSession sessions;
    private final DirectTransfers transfers;

    TransferResource(CallersSession sessions, DirectTransfers transfers) {
        this.sessions = sessions;
        this.transfers = transfers;
    }

    @POST
    @Needs(Action.PUBLISH)
    @NotLogged("publishing: what is sent becomes part of a run, which tells whose it is")
    @Path("/blobs/{sha256}/transfer")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tells how a blob, or what is missing of it, is to be sent: to the session or straight to the"
                    + " store")
    @APIResponse(
            responseCode = "200",
            description = "The way, with requests that the store takes from anybody for their time",
            content = @Content(schema = @Schema(implementation = Transfer.class)))
    @APIResponse(responseCode = "422", description = "Other bytes were sent for it too often in this session")
    public Response transfer(@PathParam("session") String session, @PathParam("sha256") String sha256)
            throws IOException {
        return Response.ok(transfers.transfer(sessions.blob(session, sha256)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Needs(Action.PUBLISH)
    @NotLogged("publishing: what is sent becomes part of a run, which tells whose it is")
    @Path("/blobs/{sha256}/sent")
    @Operation(summary = "Says that a blob has been sent straight to the store")
    @APIResponse(responseCode = "201", description = "It is here: the store compared its digest")
    @APIResponse(responseCode = "202", description = "It is there, and visible once its digest was computed from it")
    @APIResponse(responseCode = "409", description = "Not all of it is there")
    @APIResponse(responseCode = "422", description = "Other bytes were sent for it too often in this session")
    public Response sent(@PathParam("session") String session, @PathParam("sha256") String sha256) throws IOException {
        return switch (transfers.sent(sessions.blob(session, sha256))) {
            case HERE -> Response.status(Response.Status.CREATED).build();
            case TO_BE_READ -> Response.accepted().build();
        };
    }
}
