package dev.afterrun.storage.persisted.http;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.InvalidateSet;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetInvalidated;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetRestored;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.persisted.generation.InvalidateSets;
import dev.afterrun.storage.persisted.generation.SaveSets;
import dev.afterrun.storage.persisted.generation.TellRestore;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What jobs save and restore, and what is not to be restored any more. */
@Path("/v1/persisted/{owner}/{repo}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SaveResource {
    private static final SmallBody BODY = SmallBody.ofAtMost(Limits.EVENT_BYTES);

    /** A job's identity, from whoever restores: nobody has to have a token for what is open to all. */
    private static final SmallBody TOLD_BY_ANYBODY = SmallBody.ofAtMost(32 * 1024);

    private final SaveSets saveSets;
    private final TellRestore tellRestore;
    private final InvalidateSets invalidateSets;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;

    SaveResource(
            SaveSets saveSets,
            TellRestore tellRestore,
            InvalidateSets invalidateSets,
            RecordReader reader,
            Callers callers,
            SecurityIdentity identity) {
        this.saveSets = saveSets;
        this.tellRestore = tellRestore;
        this.invalidateSets = invalidateSets;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
    }

    @POST
    @Needs(Action.PUBLISH)
    @NotLogged("publishing: the generation tells whose job saved it")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Registers what a job has saved under a name, as a generation that becomes visible once it is"
                    + " verified and its job has succeeded; the same again is answered alike")
    @RequestBody(content = @Content(schema = @Schema(implementation = SaveSet.class)))
    @APIResponse(
            responseCode = "201",
            description = "The generation",
            content = @Content(schema = @Schema(implementation = Generation.class)))
    @APIResponse(
            responseCode = "403",
            description = "The token is not for this, or the job's scope does not allow it (scope-refused)")
    @APIResponse(
            responseCode = "409",
            description =
                    "The job has saved other content under this name (name-taken), or the description or a pack has"
                            + " not been sent (not-here)")
    @APIResponse(
            responseCode = "422",
            description = "A bound is passed, or a generation that it says it has restored is unknown")
    public Response save(@PathParam("owner") String owner, @PathParam("repo") String repo, InputStream body) {
        var caller = callers.of(identity);
        var repository = Words.repository(owner, repo);
        var saved =
                saveSets.save(caller, repository, reader.read(BODY.read(body), SaveSet.class, UnknownFields.REFUSED));
        return Response.created(URI.create("/v1/persisted/" + repository + "/generations/" + saved.id()))
                .entity(saved)
                .build();
    }

    @POST
    @Needs(Action.RESTORE)
    @NotLogged("reading: what the job saves tells what it was made from")
    @Path("/generations/{id}/restores")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Tells that a job is about to make the generation's files visible, and answers whether it may: what"
                            + " the job saves is derived from it")
    @RequestBody(content = @Content(schema = @Schema(implementation = SetRestored.class)))
    @APIResponse(
            responseCode = "200",
            description = "It stands",
            content = @Content(schema = @Schema(implementation = Generation.class)))
    @APIResponse(responseCode = "403", description = "The job's scope does not allow it (scope-refused)")
    @APIResponse(responseCode = "404", description = "There is no such generation")
    @APIResponse(responseCode = "410", description = "It is not to be restored any more")
    public Response restoring(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("id") String id,
            InputStream body) {
        var caller = callers.ifAny(identity);
        var told = reader.read(TOLD_BY_ANYBODY.read(body), SetRestored.class, UnknownFields.REFUSED);
        return Words.fresh(
                tellRestore.restoring(caller, Words.repository(owner, repo), Words.number("id", id), told.job()));
    }

    @POST
    @Needs(Action.STEER)
    @Logged(Act.SET_INVALIDATED)
    @Path("/{name}/invalidations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes all that was saved under a name until now, and what was made from it, be restored no more")
    @RequestBody(content = @Content(schema = @Schema(implementation = InvalidateSet.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SetInvalidated.class)))
    @APIResponse(responseCode = "403", description = "The token is not one of trusted runs")
    @APIResponse(responseCode = "422", description = "It names no scope, or a bound is passed")
    public Response invalidate(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("name") String name,
            InputStream body) {
        var caller = callers.of(identity);
        var request = reader.read(BODY.read(body), InvalidateSet.class, UnknownFields.REFUSED);
        return Words.fresh(invalidateSets.invalidate(
                caller, Words.repository(owner, repo), Words.read(name, SetName::new), request));
    }
}
