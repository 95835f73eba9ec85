package dev.afterrun.storage.upload.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Pack;
import dev.afterrun.contracts.upload.UploadHeaders;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.upload.ReceiveBlob;
import dev.afterrun.storage.upload.ReceivePack;
import dev.afterrun.storage.upload.SessionBlob;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The bytes of an upload session: {@code /v1/uploads/SESSION}. */
@Path("/v1/uploads/{session}")
@RunOnVirtualThread
public class BlobResource {
    private final CallersSession sessions;
    private final ReceiveBlob receiveBlob;
    private final ReceivePack receivePack;

    BlobResource(CallersSession sessions, ReceiveBlob receiveBlob, ReceivePack receivePack) {
        this.sessions = sessions;
        this.receiveBlob = receiveBlob;
        this.receivePack = receivePack;
    }

    @PUT
    @Needs(Action.PUBLISH)
    @NotLogged("publishing: what is sent becomes part of a run, which tells whose it is")
    @Path("/blobs/{sha256}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sends a whole blob")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @APIResponse(responseCode = "201", description = "It is here, and its digest was computed from it")
    @APIResponse(responseCode = "204", description = "It was here already")
    public Response put(
            @PathParam("session") String session,
            @PathParam("sha256") String sha256,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Parameter(hidden = true) @Nullable Long length,
            @Context HttpServerRequest request)
            throws IOException {
        try (var body = new ArrivingBody(request)) {
            var blob = sessions.blob(session, sha256);
            if (blob.verified()) {
                return Response.noContent().build();
            }
            refuseOtherLength(blob, length);
            receiveBlob.whole(blob, body);
            return Response.status(Response.Status.CREATED).build();
        }
    }

    @HEAD
    @Needs(Action.PUBLISH)
    @Path("/blobs/{sha256}")
    @Operation(summary = "Tells how many bytes of a blob have arrived, so that an upload that was cut off can go on")
    @APIResponse(
            responseCode = "204",
            description = "Where it goes on",
            headers = {
                @Header(
                        name = UploadHeaders.OFFSET,
                        description = "Bytes that have arrived",
                        schema = @Schema(implementation = Long.class)),
                @Header(
                        name = UploadHeaders.COMPLETE,
                        description = "?1 where all have",
                        schema = @Schema(implementation = String.class))
            })
    public Response offset(@PathParam("session") String session, @PathParam("sha256") String sha256)
            throws IOException {
        var blob = sessions.blob(session, sha256);
        return Response.noContent()
                .header(UploadHeaders.OFFSET, receiveBlob.offset(blob))
                .header(UploadHeaders.COMPLETE, blob.verified() ? "?1" : "?0")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PATCH
    @Needs(Action.PUBLISH)
    @NotLogged("publishing: what is sent becomes part of a run, which tells whose it is")
    @Path("/blobs/{sha256}")
    @Consumes(UploadHeaders.PARTIAL)
    @Operation(summary = "Goes on with a blob")
    @RequestBody(content = @Content(mediaType = UploadHeaders.PARTIAL))
    @APIResponse(responseCode = "201", description = "It is whole, and its digest was computed from it")
    @APIResponse(responseCode = "204", description = "More is to come, from the Upload-Offset in the answer")
    @APIResponse(responseCode = "409", description = "It goes on elsewhere, at the Upload-Offset in the answer")
    public Response append(
            @PathParam("session") String session,
            @PathParam("sha256") String sha256,
            @HeaderParam(UploadHeaders.OFFSET) String offset,
            @Context HttpServerRequest request)
            throws IOException {
        try (var body = new ArrivingBody(request)) {
            var blob = sessions.blob(session, sha256);
            var from = offset(offset);
            if (blob.verified()) {
                return Response.status(Response.Status.CREATED).build();
            }
            var arrived = receiveBlob.continued(blob, from, body);
            return arrived == blob.size()
                    ? Response.status(Response.Status.CREATED).build()
                    : Response.noContent().header(UploadHeaders.OFFSET, arrived).build();
        }
    }

    @POST
    @Needs(Action.PUBLISH)
    @NotLogged("publishing: what is sent becomes part of a run, which tells whose it is")
    @Path("/packs")
    @Consumes(Pack.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends many blobs below 256 KiB at once; all of them are kept, or none")
    @RequestBody(
            description = "For each blob 32 bytes of SHA-256, 8 bytes of length (big-endian), and its bytes",
            content = @Content(mediaType = Pack.MEDIA_TYPE))
    @APIResponse(
            responseCode = "201",
            description = "How many blobs it held",
            content = @Content(schema = @Schema(implementation = PackReceived.class)))
    public Response pack(@PathParam("session") String session, @Context HttpServerRequest request) throws IOException {
        try (var body = new ArrivingBody(request)) {
            return Response.status(Response.Status.CREATED)
                    .entity(new PackReceived(receivePack.receive(sessions.of(session), body)))
                    .build();
        }
    }

    private static void refuseOtherLength(SessionBlob blob, @Nullable Long length) {
        if (length != null && length != blob.size()) {
            throw new ProblemException(ProblemType.DIGEST_MISMATCH.because(
                    "the body is not as long as " + blob.sha256() + " was announced to be; hash the file again",
                    blob.size() + " bytes",
                    length + " bytes"));
        }
    }

    private static long offset(String header) {
        try {
            return Long.parseUnsignedLong(header);
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemType.INVALID.because(
                    UploadHeaders.OFFSET + " is missing or no number; ask with HEAD where the upload goes on"));
        }
    }

    /** How many blobs of a pack were kept. */
    record PackReceived(int blobs) {}
}
