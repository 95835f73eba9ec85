package dev.afterrun.storage.switching.http;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.contracts.upload.RunToRepeat;
import dev.afterrun.contracts.upload.RunsToRepeat;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.switching.RunAgain;
import dev.afterrun.storage.switching.UploadSwitch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Which runs are to run once more for the package files that were left out of them. */
@Path("/v1/repositories/{owner}/{repo}/pull-requests/{number}/uploads/reruns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RerunsResource {
    private final RunAgain runAgain;
    private final UploadSwitch uploads;
    private final WhoAsks whoAsks;

    RerunsResource(RunAgain runAgain, UploadSwitch uploads, WhoAsks whoAsks) {
        this.runAgain = runAgain;
        this.uploads = uploads;
        this.whoAsks = whoAsks;
    }

    @GET
    @Needs(Action.STEER)
    @Operation(summary = "Tells which runs of a pull request's head had package files left out")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunsToRepeat.class)))
    public Response needed(
            @PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("number") String text) {
        var repository = whoAsks.repository(whoAsks.caller(), owner, repo);
        var number = WhoAsks.number(text);
        return answer(WhoAsks.ofForge(number, () -> runAgain.needed(repository, number)));
    }

    @POST
    @Needs(Action.STEER)
    @Logged(Act.RERUN_ASKED)
    @Operation(summary = "Asks the forge to run them once more, as far as they are its own and it lets us")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunsToRepeat.class)))
    @APIResponse(responseCode = "409", description = "Uploads are off: a run would bring no package files again")
    public Response start(
            @PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("number") String text) {
        var caller = whoAsks.caller();
        var repository = whoAsks.repository(caller, owner, repo);
        var number = WhoAsks.number(text);
        var now = uploads.status(repository, number);
        if (now.mode() == UploadMode.NEVER || (now.mode() == UploadMode.ON_REQUEST && !now.on())) {
            throw new ProblemException(ProblemType.UPLOADS_REFUSED.because("uploads of pull request #" + number
                    + " are off, and a run would bring no package files again; switch them on first"));
        }
        return answer(WhoAsks.ofForge(number, () -> runAgain.start(repository, number, whoAsks.author(caller))));
    }

    private static Response answer(List<RunToRepeat> runs) {
        return Response.ok(new RunsToRepeat(runs))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
