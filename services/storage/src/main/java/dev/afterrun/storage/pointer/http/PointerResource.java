package dev.afterrun.storage.pointer.http;

import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.pointer.MovePointer;
import dev.afterrun.contracts.pointer.Pointer;
import dev.afterrun.contracts.pointer.PointerHistory;
import dev.afterrun.contracts.pointer.PointerList;
import dev.afterrun.contracts.pointer.UndoPointer;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.pointer.RepositoryPointers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The pointers of a repository. Looking needs no token; moving needs one of trusted runs. */
@Path("/v1/repositories/{owner}/{repo}/pointers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PointerResource {
    private static final SmallBody BODY = new SmallBody(64 * 1024, "name fewer jobs");

    private final RepositoryPointers pointers;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;

    PointerResource(RepositoryPointers pointers, RecordReader reader, Callers callers, SecurityIdentity identity) {
        this.pointers = pointers;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Needs(Action.READ)
    @Operation(summary = "Lists the pointers of a repository, by name")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PointerList.class)))
    public Response list(@PathParam("owner") String owner, @PathParam("repo") String repo) {
        return fresh(pointers.list(repository(owner, repo)));
    }

    @GET
    @Needs(Action.READ)
    @Path("/{name}")
    @Operation(summary = "Tells where a pointer leads; its ETag is the number of its last move")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Pointer.class)))
    @APIResponse(responseCode = "404", description = "There is no such pointer")
    public Response pointer(
            @PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("name") String name) {
        return tagged(pointers.find(repository(owner, repo), name(name)));
    }

    @GET
    @Needs(Action.READ)
    @Path("/{name}/history")
    @Operation(summary = "Tells how a pointer got where it is, the newest move first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PointerHistory.class)))
    @APIResponse(responseCode = "404", description = "There never was such a pointer")
    public Response history(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("name") String name,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        return fresh(pointers.history(repository(owner, repo), name(name), before));
    }

    @PUT
    @Needs(Action.STEER)
    @Logged({Act.POINTER_MOVED, Act.POINTER_FOLLOWS})
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Leads a pointer to a commit, or gives it a branch to follow; makes it where it is new")
    @RequestBody(content = @Content(schema = @Schema(implementation = MovePointer.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Pointer.class)))
    @APIResponse(responseCode = "404", description = "No run has told of the commit")
    @APIResponse(responseCode = "409", description = "The commit has no trusted run with stored files")
    @APIResponse(
            responseCode = "412",
            description = "The pointer is not what was expected; the sentence says what it is")
    public Response move(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            InputStream body) {
        var caller = caller();
        var request = reader.read(BODY.read(body), MovePointer.class, UnknownFields.REFUSED);
        return tagged(pointers.move(
                caller, repository(owner, repo), name(name), request, Preconditions.of(ifMatch, ifNoneMatch)));
    }

    @POST
    @Needs(Action.STEER)
    @Logged(Act.POINTER_UNDONE)
    @Path("/{name}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Leads a pointer back to where it was before its last move; once more, further back")
    @RequestBody(content = @Content(schema = @Schema(implementation = UndoPointer.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Pointer.class)))
    @APIResponse(responseCode = "404", description = "There is no such pointer, or it points nowhere now")
    @APIResponse(responseCode = "409", description = "It has pointed nowhere else, or what it pointed to has gone")
    @APIResponse(
            responseCode = "412",
            description = "The pointer is not what was expected; the sentence says what it is")
    public Response undo(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            InputStream body) {
        var caller = caller();
        var request = reader.read(BODY.read(body), UndoPointer.class, UnknownFields.REFUSED);
        return tagged(
                pointers.undo(caller, repository(owner, repo), name(name), request, Preconditions.of(ifMatch, null)));
    }

    @DELETE
    @Needs(Action.STEER)
    @Logged(Act.POINTER_REMOVED)
    @Path("/{name}")
    @Operation(summary = "Takes a pointer away; its history stays, and undoing this brings it back")
    @APIResponse(responseCode = "204", description = "It points nowhere")
    @APIResponse(responseCode = "404", description = "There never was such a pointer")
    @APIResponse(
            responseCode = "412",
            description = "The pointer is not what was expected; the sentence says what it is")
    public Response remove(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        pointers.remove(caller(), repository(owner, repo), name(name), Preconditions.of(ifMatch, null));
        return Response.noContent().build();
    }

    private Caller caller() {
        return callers.of(identity);
    }

    private static Response tagged(Pointer pointer) {
        return Response.ok(pointer)
                .header(HttpHeaders.ETAG, Preconditions.etag(pointer.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static Response fresh(Object answer) {
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    private static RepositoryName repository(String owner, String repo) {
        return read(() -> new RepositoryName(owner, repo));
    }

    private static PointerName name(String name) {
        return read(() -> new PointerName(name));
    }

    private static <T> T read(Supplier<T> form) {
        try {
            return form.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
