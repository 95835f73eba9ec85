package dev.afterrun.storage.switching.http;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.contracts.upload.SwitchUploads;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.switching.Asker;
import dev.afterrun.storage.switching.Switched;
import dev.afterrun.storage.switching.UploadSwitch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

/** Whether a pull request may bring package files. A token of trusted runs is asked for: jobs of pull requests have none. */
@Path("/v1/repositories/{owner}/{repo}/pull-requests/{number}/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UploadsResource {
    private static final SmallBody BODY = SmallBody.ofAtMost(4 * 1024);

    private final UploadSwitch uploads;
    private final RecordReader reader;
    private final WhoAsks whoAsks;

    UploadsResource(UploadSwitch uploads, RecordReader reader, WhoAsks whoAsks) {
        this.uploads = uploads;
        this.reader = reader;
        this.whoAsks = whoAsks;
    }

    @GET
    @Needs(Action.STEER)
    @Operation(summary = "Tells whether a pull request may bring package files, until when, and who has asked")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UploadsTold.class)))
    public Response status(
            @PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("number") String number) {
        return answer(uploads.status(whoAsks.repository(whoAsks.caller(), owner, repo), WhoAsks.number(number)));
    }

    @PUT
    @Needs(Action.STEER)
    @Logged({Act.UPLOADS_SWITCHED_ON, Act.UPLOADS_SWITCHED_OFF})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets a pull request bring package files for a while, or ends that")
    @RequestBody(content = @Content(schema = @Schema(implementation = SwitchUploads.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UploadsTold.class)))
    @APIResponse(
            responseCode = "409",
            description = "It stays as it is: there is no such open pull request, or nothing is on request here")
    public Response change(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @PathParam("number") String number,
            InputStream body) {
        var caller = whoAsks.caller();
        var request = reader.read(BODY.read(body), SwitchUploads.class, UnknownFields.REFUSED);
        var allowance =
                WhoAsks.read(() -> request.lasting().map(Allowance::parse).orElse(Allowance.USUAL));
        var repository = whoAsks.repository(caller, owner, repo);
        return switch (switched(repository, WhoAsks.number(number), request, allowance, caller)) {
            case Switched.Done(var now) -> answer(now);
            case Switched.Refused(var why) -> throw new ProblemException(ProblemType.UPLOADS_REFUSED.because(why));
        };
    }

    private Switched switched(
            Repository repository, int number, SwitchUploads request, Allowance allowance, Caller caller) {
        // The forge does not know whoever has a token of ours: that has no id there.
        var by = new Asker(new Actor(caller.principal(), ""), whoAsks.author(caller));
        return WhoAsks.ofForge(
                number,
                () -> request.on()
                        ? uploads.switchOn(repository, number, allowance, by)
                        : uploads.switchOff(repository, number, by));
    }

    private static Response answer(UploadsTold now) {
        return Response.ok(now).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }
}
