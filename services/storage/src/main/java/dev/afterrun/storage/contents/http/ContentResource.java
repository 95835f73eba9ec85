package dev.afterrun.storage.contents.http;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.content.ContentUses;
import dev.afterrun.contracts.content.FilesFound;
import dev.afterrun.contracts.content.FindFiles;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.contents.HashIndex;
import dev.afterrun.storage.contents.PagePosition;
import dev.afterrun.storage.contents.SearchFiles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a repository has: {@code /v1/repositories/{owner}/{repo}/files}. */
@Path("/v1/repositories/{owner}/{repo}/files")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ContentResource {
    private static final SmallBody BODY = new SmallBody(Limits.EVENT_BYTES, "ask for fewer files at once");

    private final HashIndex index;
    private final SearchFiles searchFiles;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;

    ContentResource(
            HashIndex index, SearchFiles searchFiles, RecordReader reader, Callers callers, SecurityIdentity identity) {
        this.index = index;
        this.searchFiles = searchFiles;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Needs(Action.READ)
    @Path("/{sha256}")
    @Operation(summary = "Tells every run, commit, pull request, path and address at which a repository has a content")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContentUses.class)))
    public Response uses(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("sha256") String sha256,
            @QueryParam("after") Optional<String> after) {
        return index.find(repository(owner, repo), digest(sha256), after.map(PagePosition::parse))
                .map(found -> Response.ok(found)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND.because("the repository has no stored file of this SHA-256")));
    }

    @POST
    @Needs(Action.MANAGE)
    @NotLogged("nothing is changed")
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tells a job which files its repository has already, by content or by commit and path")
    @RequestBody(content = @Content(schema = @Schema(implementation = FindFiles.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FilesFound.class)))
    public Response search(@PathParam("owner") String owner, @PathParam("repo") String repo, InputStream body) {
        var caller = callers.of(identity);
        var request = reader.read(BODY.read(body), FindFiles.class, UnknownFields.REFUSED);
        return Response.ok(searchFiles.search(caller, repository(owner, repo), request))
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

    private static Digest digest(String sha256) {
        try {
            return new Digest(sha256);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
