package dev.afterrun.storage.upload.http;

import dev.afterrun.blobs.StagingBusy;
import dev.afterrun.blobs.StoreFull;
import dev.afterrun.blobs.WrongOffset;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.contracts.upload.Pack;
import dev.afterrun.contracts.upload.UploadHeaders;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.problem.Problems;
import dev.afterrun.storage.upload.OpenSessions;
import dev.afterrun.storage.upload.ReadRequest;
import dev.afterrun.storage.upload.ReceiveBlob;
import dev.afterrun.storage.upload.ReceivePack;
import dev.afterrun.storage.upload.Session;
import dev.afterrun.storage.upload.SessionBlob;
import dev.afterrun.storage.upload.SessionEnded;
import dev.afterrun.storage.upload.Sessions;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Upload sessions: {@code /v1/uploads}. */
@Path("/v1/uploads")
@RunOnVirtualThread
public class UploadResource {
    private static final Logger LOG = Logger.getLogger(UploadResource.class);

    private final OpenSessions openSessions;
    private final ReceiveBlob receiveBlob;
    private final ReceivePack receivePack;
    private final Sessions sessions;
    private final Callers callers;
    private final ReadRequest readRequest;
    private final LargeRequests largeRequests;
    private final SecurityIdentity identity;

    UploadResource(
            OpenSessions openSessions,
            ReceiveBlob receiveBlob,
            ReceivePack receivePack,
            Sessions sessions,
            Callers callers,
            ReadRequest readRequest,
            LargeRequests largeRequests,
            SecurityIdentity identity) {
        this.openSessions = openSessions;
        this.receiveBlob = receiveBlob;
        this.receivePack = receivePack;
        this.sessions = sessions;
        this.callers = callers;
        this.readRequest = readRequest;
        this.largeRequests = largeRequests;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens an upload session and tells which of the announced files are to be sent")
    @RequestBody(content = @Content(schema = @Schema(implementation = OpenUpload.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = UploadOpened.class)))
    public Response open(@HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length, InputStream body)
            throws IOException {
        var caller = callers.of(identity);
        var opened = largeRequests.inTurn(
                length,
                () -> openSessions.open(caller, readRequest.read(new BoundedBody(new ArrivingBody(body), length))));
        return Response.created(opened.session()).entity(opened).build();
    }

    @PUT
    @Path("/{session}/blobs/{sha256}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sends a whole blob; 201 once its digest was verified, 204 where it was here already")
    public Response put(
            @PathParam("session") String session,
            @PathParam("sha256") String sha256,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        var blob = blob(session, sha256);
        if (blob.verified()) {
            return Response.noContent().build();
        }
        refuseOtherLength(blob, length);
        receiveBlob.whole(blob, new ArrivingBody(body));
        return Response.status(Response.Status.CREATED).build();
    }

    @HEAD
    @Path("/{session}/blobs/{sha256}")
    @Operation(summary = "Tells how many bytes of a blob have arrived, so that a cut-off upload can go on")
    public Response offset(@PathParam("session") String session, @PathParam("sha256") String sha256)
            throws IOException {
        var blob = blob(session, sha256);
        return Response.noContent()
                .header(UploadHeaders.OFFSET, receiveBlob.offset(blob))
                .header(UploadHeaders.COMPLETE, blob.verified() ? "?1" : "?0")
                .header("Cache-Control", "no-store")
                .build();
    }

    @PATCH
    @Path("/{session}/blobs/{sha256}")
    @Consumes(UploadHeaders.PARTIAL)
    @Operation(summary = "Goes on with a blob from Upload-Offset; 201 once it is whole, 204 while more is to come")
    public Response append(
            @PathParam("session") String session,
            @PathParam("sha256") String sha256,
            @HeaderParam(UploadHeaders.OFFSET) String offset,
            InputStream body)
            throws IOException {
        var blob = blob(session, sha256);
        var from = offset(offset);
        if (blob.verified()) {
            return Response.status(Response.Status.CREATED).build();
        }
        var arrived = receiveBlob.continued(blob, from, new ArrivingBody(body));
        return arrived == blob.size()
                ? Response.status(Response.Status.CREATED).build()
                : Response.noContent().header(UploadHeaders.OFFSET, arrived).build();
    }

    @POST
    @Path("/{session}/packs")
    @Consumes(Pack.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends many blobs below 256 KiB at once; all of them are kept, or none")
    public Response pack(@PathParam("session") String session, InputStream body) throws IOException {
        return Response.status(Response.Status.CREATED)
                .entity(new PackReceived(receivePack.receive(session(session), new ArrivingBody(body))))
                .build();
    }

    @ServerExceptionMapper
    Response wrongOffset(WrongOffset wrong) {
        return Response.fromResponse(Problems.response(ProblemType.WRONG_OFFSET.because(wrong)))
                .header(UploadHeaders.OFFSET, wrong.offset())
                .build();
    }

    @ServerExceptionMapper
    Response busy(StagingBusy busy) {
        return Problems.response(ProblemType.CONFLICT.because(busy));
    }

    @ServerExceptionMapper
    Response cutOff(ArrivingBody.CutOff cutOff) {
        LOG.debugf("An upload was cut off: %s", cutOff);
        return Problems.response(
                ProblemType.MALFORMED.because("the body was cut off; HEAD tells where an upload goes on"));
    }

    /** The store's, which passes. */
    @ServerExceptionMapper
    Response failed(IOException failure) {
        LOG.error("An upload failed", failure);
        return Problems.response(ProblemType.UNAVAILABLE.because("the store did not take it; try again in a moment"));
    }

    @ServerExceptionMapper
    Response full(StoreFull full) {
        return Problems.response(
                ProblemType.UNAVAILABLE.because("the store has no space left; its operator must make some"));
    }

    private SessionBlob blob(String session, String sha256) {
        return sessions.blob(session(session), digest(sha256))
                .orElseThrow(() -> notFound("the session did not announce a blob of this SHA-256"));
    }

    /** Others' sessions are as good as unknown. */
    private Session session(String id) {
        var caller = callers.of(identity);
        var open = sessions.find(uuid(id)).orElseThrow(SessionEnded::problem);
        caller.mayPublishTo(RepositoryName.parse(open.repository()));
        if (open.session().tenant().trust() != caller.trust()) {
            throw SessionEnded.problem();
        }
        return open.session();
    }

    private static void refuseOtherLength(SessionBlob blob, @Nullable Long length) {
        if (length != null && length != blob.size()) {
            throw new ProblemException(ProblemType.DIGEST_MISMATCH.because(
                    "the body is not as long as " + blob.sha256() + " was announced to be; hash the file again",
                    blob.size() + " bytes",
                    length + " bytes"));
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw SessionEnded.problem();
        }
    }

    private static Digest digest(String sha256) {
        try {
            return new Digest(sha256);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
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

    private static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND.because(detail));
    }

    /** How many blobs of a pack were kept. */
    record PackReceived(int blobs) {}
}
