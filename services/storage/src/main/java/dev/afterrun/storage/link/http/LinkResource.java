package dev.afterrun.storage.link.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.link.LinkMade;
import dev.afterrun.contracts.link.MakeLink;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.link.LinkToFile;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
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

/** Links to files of a repository, for whoever reads it. */
@Path("/v1/repositories/{owner}/{repo}/links")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LinkResource {
    private static final SmallBody BODY = SmallBody.ofAtMost(32 * 1024);

    private final LinkToFile links;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;

    LinkResource(LinkToFile links, RecordReader reader, Callers callers, SecurityIdentity identity) {
        this.links = links;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
    }

    @POST
    @Needs(Action.READ)
    @NotLogged("nothing is changed: whoever reads the file may hand on its bytes as well")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes a link that opens one file for a time, for whoever has it; the token has to read what few read")
    @RequestBody(content = @Content(schema = @Schema(implementation = MakeLink.class)))
    @APIResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(schema = @Schema(implementation = LinkMade.class)))
    @APIResponse(responseCode = "401", description = "There is no token")
    @APIResponse(responseCode = "403", description = "The token reads what everybody reads, and no more")
    @APIResponse(responseCode = "404", description = "There is no such file, or nothing that the token may read")
    @APIResponse(responseCode = "409", description = "The installation makes none (not-here)")
    @APIResponse(responseCode = "422", description = "The address is no file's, or the time passes its bound")
    public Response make(@PathParam("owner") String owner, @PathParam("repo") String repo, InputStream body) {
        var caller = callers.of(identity);
        var request = reader.read(BODY.read(body), MakeLink.class, UnknownFields.REFUSED);
        return Response.status(Response.Status.CREATED)
                .entity(links.make(caller, repository(owner, repo), request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static RepositoryName repository(String owner, String repo) {
        try {
            return new RepositoryName(owner, repo);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
