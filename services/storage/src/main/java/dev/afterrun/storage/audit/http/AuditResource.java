package dev.afterrun.storage.audit.http;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.store.AuditRequest;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.audit.Audits;
import dev.afterrun.storage.auditlog.Authors;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** Stores compared with rows: {@code /v1/store/audit}, for operators. */
@Path("/v1/store/audit")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private static final SmallBody BODY = SmallBody.ofAtMost(64 * 1024);

    private final Audits audits;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;
    private final Authors authors;

    AuditResource(Audits audits, RecordReader reader, Callers callers, SecurityIdentity identity, Authors authors) {
        this.audits = audits;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
        this.authors = authors;
    }

    @GET
    @Needs(Action.OPERATE)
    @Operation(summary = "Tells how far the audit is that was begun last, and what it has found. Role: operator")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AuditStatus.class)))
    @APIResponse(responseCode = "404", description = "None was begun yet")
    public Response status() {
        callers.of(identity).mayOperate();
        return answer(Response.Status.OK);
    }

    @POST
    @Needs(Action.OPERATE)
    @Logged(Act.STORE_AUDIT_BEGUN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begins to compare what each store holds with what rows say, unless that is under way. Role:"
                    + " operator")
    @RequestBody(content = @Content(schema = @Schema(implementation = AuditRequest.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AuditStatus.class)))
    @APIResponse(
            responseCode = "409",
            description = "One is under way that mends where this does not, or the other way")
    public Response begin(InputStream body) {
        var caller = callers.of(identity);
        caller.mayOperate();
        audits.begin(reader.read(BODY.read(body), AuditRequest.class, UnknownFields.REFUSED), authors.of(caller));
        return answer(Response.Status.ACCEPTED);
    }

    @DELETE
    @Needs(Action.OPERATE)
    @Logged(Act.STORE_AUDIT_STOPPED)
    @Operation(summary = "Stops the audit that is under way; what was mended stays so. Role: operator")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AuditStatus.class)))
    @APIResponse(responseCode = "404", description = "None was begun yet")
    public Response stop() {
        var caller = callers.of(identity);
        caller.mayOperate();
        audits.stop(authors.of(caller));
        return answer(Response.Status.OK);
    }

    private Response answer(Response.Status status) {
        return audits.newest()
                .map(audit -> Response.status(status)
                        .entity(audit)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because("no audit was begun yet")));
    }
}
