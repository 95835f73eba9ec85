package dev.afterrun.storage.retention.keep.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.pin.FilesKept;
import dev.afterrun.contracts.pin.KeepFiles;
import dev.afterrun.contracts.pin.PinList;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.retention.keep.RepositoryPins;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** The pins of a repository. Looking needs no token; keeping and ending need one of trusted runs. */
@Path("/v1/repositories/{owner}/{repo}/pins")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PinResource {
    private static final SmallBody BODY = SmallBody.ofAtMost(32 * 1024);

    private final RepositoryPins pins;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;

    PinResource(RepositoryPins pins, RecordReader reader, Callers callers, SecurityIdentity identity) {
        this.pins = pins;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Needs(Action.READ)
    @Operation(summary = "Lists what is kept by pins now, what ends first before the others")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PinList.class)))
    public Response list(@PathParam("owner") String owner, @PathParam("repo") String repo) {
        return fresh(pins.list(repository(owner, repo)));
    }

    @POST
    @Needs(Action.STEER)
    @Logged(Act.FILES_PINNED)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Keeps a run's files, or one file, for a while or until it is ended; the same again for the same"
                    + " owner changes the time and the reason")
    @RequestBody(content = @Content(schema = @Schema(implementation = KeepFiles.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FilesKept.class)))
    @APIResponse(responseCode = "404", description = "There is no such run or file")
    @APIResponse(responseCode = "410", description = "The files have gone; the sentence says when")
    @APIResponse(responseCode = "422", description = "The time, the reason or the number of pins passes a bound")
    public Response keep(@PathParam("owner") String owner, @PathParam("repo") String repo, InputStream body) {
        var caller = callers.of(identity);
        var request = reader.read(BODY.read(body), KeepFiles.class, UnknownFields.REFUSED);
        return fresh(pins.keep(caller, repository(owner, repo), request));
    }

    @DELETE
    @Needs(Action.STEER)
    @Logged(Act.FILES_UNPINNED)
    @Path("/{id}")
    @Operation(summary = "Ends a pin: its files go when the rules say, which may be now")
    @APIResponse(responseCode = "204", description = "It holds nothing any more")
    @APIResponse(responseCode = "404", description = "There is no such pin")
    public Response end(@PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("id") String id) {
        pins.end(callers.of(identity), repository(owner, repo), number(id));
        return Response.noContent().build();
    }

    private static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new ProblemException(
                    ProblemType.INVALID.because("a pin's number is a whole one from 1, not '" + text + "'"));
        }
        return Long.parseLong(text);
    }

    private static Response fresh(Object answer) {
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    private static RepositoryName repository(String owner, String repo) {
        try {
            return new RepositoryName(owner, repo);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
