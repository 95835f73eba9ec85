package dev.afterrun.storage.persisted.http;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.RefSaid;
import dev.afterrun.storage.persisted.generation.FindSets;
import dev.afterrun.storage.persisted.generation.FindSets.Asked;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What a job may restore under a name, and what a job that saves may compare with. */
@Path("/v1/persisted/{owner}/{repo}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RestoreResource {
    private final FindSets findSets;
    private final Callers callers;
    private final SecurityIdentity identity;

    RestoreResource(FindSets findSets, Callers callers, SecurityIdentity identity) {
        this.findSets = findSets;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Needs(Action.RESTORE)
    @Path("/{name}")
    @Operation(summary = "The newest visible generation that a job of this branch or pull request may restore")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SetFound.class)))
    @APIResponse(
            responseCode = "403",
            description =
                    "The job's scope may read none (scope-refused): the default branch restores nothing unless its"
                            + " afterrun.toml says so")
    @APIResponse(responseCode = "404", description = "There is none")
    public Response find(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("name") String name,
            @QueryParam("key") @Nullable String key,
            @QueryParam("or") List<String> or,
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("pullRequest") @Nullable String pullRequest) {
        var names = Stream.concat(Stream.of(asked(name, key)), or.stream().map(RestoreResource::asked))
                .toList();
        if (names.size() > Limits.SET_NAMES_ASKED) {
            throw new ProblemException(
                    ProblemType.INVALID.because("too many names are asked for", Limits.SET_NAMES_ASKED, names.size()));
        }
        return Words.fresh(findSets.find(caller(), Words.repository(owner, repo), names, whose(branch, pullRequest)));
    }

    @GET
    @Needs(Action.PUBLISH)
    @Path("/{name}/base")
    @Operation(
            summary =
                    "The newest verified generation, visible or not, whose packs a job that saves under this name need"
                            + " not send again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SetFound.class)))
    @APIResponse(responseCode = "404", description = "There is none")
    public Response base(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("name") String name,
            @QueryParam("key") @Nullable String key,
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("pullRequest") @Nullable String pullRequest) {
        return Words.fresh(findSets.base(
                callers.of(identity), Words.repository(owner, repo), asked(name, key), whose(branch, pullRequest)));
    }

    private Optional<Caller> caller() {
        return callers.ifAny(identity);
    }

    private static Asked asked(String name, @Nullable String key) {
        return new Asked(Words.read(name, SetName::new), Words.word(key, SetKey::new));
    }

    /** {@code NAME} or {@code NAME@KEY}. */
    private static Asked asked(String text) {
        var at = text.indexOf('@');
        return at < 0 ? asked(text, null) : asked(text.substring(0, at), text.substring(at + 1));
    }

    private static RefSaid whose(@Nullable String branch, @Nullable String pullRequest) {
        return new RefSaid(Words.word(branch, Words::branch), Words.word(pullRequest, Words::pullRequest));
    }
}
