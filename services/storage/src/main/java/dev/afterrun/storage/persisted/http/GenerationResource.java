package dev.afterrun.storage.persisted.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.GenerationList;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.persisted.generation.Generations.Wanted;
import dev.afterrun.storage.persisted.generation.ShowSets;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The generations of a repository, for everybody. */
@Path("/v1/persisted/{owner}/{repo}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GenerationResource {
    private final ShowSets showSets;
    private final Callers callers;
    private final SecurityIdentity identity;

    GenerationResource(ShowSets showSets, Callers callers, SecurityIdentity identity) {
        this.showSets = showSets;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Needs(Action.READ)
    @Operation(summary = "Lists the generations of all names, or of one, the one that was saved last first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GenerationList.class)))
    @APIResponse(responseCode = "401", description = "Who asks for restoredBy has no token")
    @APIResponse(responseCode = "403", description = "Who asks for restoredBy does not publish there as that run")
    @APIResponse(responseCode = "404", description = "There is no such repository")
    public Response list(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @QueryParam("name") @Nullable String name,
            @QueryParam("scope") @Nullable String scope,
            @QueryParam("run") @Nullable String run,
            @QueryParam("restoredBy") @Nullable String restoredBy,
            @QueryParam("before") @Nullable String before) {
        var repository = Words.repository(owner, repo);
        var wanted = new Wanted(
                Words.word(name, SetName::new),
                Words.word(scope, SetScope::parse),
                Words.word(run, GenerationResource::run),
                restorer(repository, restoredBy),
                Words.word(before, text -> Words.number("before", text)));
        return Words.fresh(showSets.list(repository, wanted));
    }

    @GET
    @Needs(Action.READ)
    @Path("/generations/{id}")
    @Operation(summary = "A generation as it stands now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Generation.class)))
    @APIResponse(responseCode = "404", description = "There is no such generation")
    public Response show(@PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("id") String id) {
        return Words.fresh(showSets.one(Words.repository(owner, repo), Words.number("id", id)));
    }

    /** Whoever publishes there is told, as whichever run they could publish as: a job as its own. */
    private Optional<String> restorer(RepositoryName repository, @Nullable String restoredBy) {
        var run = Words.word(restoredBy, GenerationResource::run);
        run.ifPresent(asked -> callers.of(identity).mayUploadAs(repository, asked));
        return run;
    }

    private static String run(String text) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("no run has a NUL in its id");
        }
        return text;
    }
}
