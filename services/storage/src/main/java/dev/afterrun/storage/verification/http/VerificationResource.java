package dev.afterrun.storage.verification.http;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.verification.VerificationStatus;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.verification.Verification;
import dev.afterrun.storage.verification.Verifications;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Stored bytes read again: {@code /v1/verification}, for operators. */
@Path("/v1/verification")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class VerificationResource {
    private final Verification verification;
    private final Verifications verifications;
    private final Callers callers;
    private final SecurityIdentity identity;
    private final Authors authors;

    VerificationResource(
            Verification verification,
            Verifications verifications,
            Callers callers,
            SecurityIdentity identity,
            Authors authors) {
        this.verification = verification;
        this.verifications = verifications;
        this.callers = callers;
        this.identity = identity;
        this.authors = authors;
    }

    @GET
    @Needs(Action.OPERATE)
    @Transactional
    @Operation(summary = "Tells how far stored bytes were read again, and which copies are damaged. Role: operator")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VerificationStatus.class)))
    public Response status() {
        callers.of(identity).mayOperate();
        return answer(Response.Status.OK);
    }

    @POST
    @Needs(Action.OPERATE)
    @Logged(Act.VERIFICATION_BEGUN)
    @Transactional
    @Operation(summary = "Begins to read all stored bytes again now, unless that is under way. Role: operator")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = VerificationStatus.class)))
    public Response begin() {
        var caller = callers.of(identity);
        caller.mayOperate();
        verifications.begin(authors.of(caller));
        return answer(Response.Status.ACCEPTED);
    }

    private Response answer(Response.Status status) {
        return Response.status(status)
                .entity(verification.status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
