package dev.afterrun.storage.retention.explanation.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.retention.Explanation;
import dev.afterrun.contracts.retention.PolicyTried;
import dev.afterrun.contracts.retention.TryPolicy;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.retention.explanation.Explain;
import dev.afterrun.storage.retention.explanation.TryRules;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What the rules say of files. Asking for the rules that count needs no token, trying others one that may publish. */
@Path("/v1/repositories/{owner}/{repo}/retention")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RetentionResource {
    /** Room for a file of 64 KiB of which every character is escaped, and for addresses. */
    private static final SmallBody BODY = SmallBody.ofAtMost(512 * 1024);

    private final Explain explain;
    private final TryRules tryRules;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;

    RetentionResource(
            Explain explain, TryRules tryRules, RecordReader reader, Callers callers, SecurityIdentity identity) {
        this.explain = explain;
        this.tryRules = tryRules;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Needs(Action.READ)
    @Operation(
            summary = "Tells why a run's files, or one file, are here, and what will end them; 'of' is what stands"
                    + " behind the repository in its address")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Explanation.class)))
    @APIResponse(responseCode = "404", description = "There is no such run or file")
    public Response explain(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @QueryParam("of") @DefaultValue("") String of) {
        return fresh(explain.of(repository(owner, repo), of));
    }

    @POST
    @Needs(Action.MANAGE)
    @NotLogged("nothing is changed")
    @Path("/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tells what the rules of an afterrun.toml would do to runs, without doing it")
    @RequestBody(content = @Content(schema = @Schema(implementation = TryPolicy.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyTried.class)))
    @APIResponse(responseCode = "404", description = "There is no such run or file")
    @APIResponse(responseCode = "422", description = "The file cannot be meant; the sentence says in which line")
    public Response test(@PathParam("owner") String owner, @PathParam("repo") String repo, InputStream body) {
        var caller = callers.of(identity);
        var request = reader.read(BODY.read(body), TryPolicy.class, UnknownFields.REFUSED);
        return fresh(tryRules.on(caller, repository(owner, repo), request));
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
