package dev.afterrun.storage.quota.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.retention.RepositoryUsage;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.quota.TellUsage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a repository uses. Looking needs no token. */
@Path("/v1/repositories/{owner}/{repo}/usage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UsageResource {
    private final TellUsage tellUsage;

    UsageResource(TellUsage tellUsage) {
        this.tellUsage = tellUsage;
    }

    @GET
    @Needs(Action.READ)
    @Operation(summary = "Tells what the repository has stored, who holds it, the largest first, and what it may have")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RepositoryUsage.class)))
    @APIResponse(responseCode = "404", description = "Nothing was published to a repository of this name")
    public Response usage(@PathParam("owner") String owner, @PathParam("repo") String repo) {
        return Response.ok(tellUsage.of(repository(owner, repo)))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
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
