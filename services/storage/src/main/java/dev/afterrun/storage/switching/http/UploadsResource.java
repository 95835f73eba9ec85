package dev.afterrun.storage.switching.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.contracts.upload.SwitchUploads;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.switching.Switched;
import dev.afterrun.storage.switching.UploadSwitch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.io.IOException;
import java.util.function.Supplier;
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
    private static final int BODY_LIMIT = 4 * 1024;

    private final UploadSwitch uploads;
    private final Repositories repositories;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;

    UploadsResource(
            UploadSwitch uploads,
            Repositories repositories,
            RecordReader reader,
            Callers callers,
            SecurityIdentity identity) {
        this.uploads = uploads;
        this.repositories = repositories;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Tells whether a pull request may bring package files, until when, and who has asked")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UploadsTold.class)))
    public Response status(
            @PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("number") String number) {
        return answer(uploads.status(repository(caller(), owner, repo), number(number)));
    }

    @PUT
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
            byte[] body) {
        var caller = caller();
        var request = reader.read(bounded(body), SwitchUploads.class, UnknownFields.REFUSED);
        var allowance = read(() -> request.lasting().map(Allowance::parse).orElse(Allowance.USUAL));
        var repository = repository(caller, owner, repo);
        return switch (switched(repository, number(number), request, allowance, caller)) {
            case Switched.Done(var now) -> answer(now);
            case Switched.Refused(var why) -> throw new ProblemException(ProblemType.UPLOADS_REFUSED.because(why));
        };
    }

    private Switched switched(
            Repository repository, int number, SwitchUploads request, Allowance allowance, Caller caller) {
        // The forge does not know whoever has a token of ours: that has no id there.
        var by = new Actor(caller.principal(), "");
        try {
            return request.on()
                    ? uploads.switchOn(repository, number, allowance, by)
                    : uploads.switchOff(repository, number, by);
        } catch (IOException | ForgeRefused away) {
            throw new ProblemException(ProblemType.UNAVAILABLE.because(
                    "the forge cannot be asked about pull request #" + number + " now; try again in a while"));
        }
    }

    private Caller caller() {
        var caller = callers.of(identity);
        if (caller.trust() != TrustLevel.TRUSTED) {
            throw new ProblemException(ProblemType.FORBIDDEN.because(
                    "the token is that of " + caller.trust().word()
                            + " runs, and uploads are asked for by trusted ones alone; use such a token"));
        }
        return caller;
    }

    private Repository repository(Caller caller, String owner, String repo) {
        var name = read(() -> new RepositoryName(owner, repo));
        var tenant = caller.mayPublishTo(name);
        return QuarkusTransaction.requiringNew().call(() -> repositories.known(tenant, name));
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(
                    ProblemType.INVALID.because("a pull request's number is a whole one from 1, not '" + text + "'"));
        }
        return Integer.parseInt(text);
    }

    private static byte[] bounded(byte[] body) {
        if (body.length > BODY_LIMIT) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE.because("the body passes the limit", BODY_LIMIT, body.length));
        }
        return body;
    }

    private static Response answer(UploadsTold now) {
        return Response.ok(now).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    private static <T> T read(Supplier<T> form) {
        try {
            return form.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
