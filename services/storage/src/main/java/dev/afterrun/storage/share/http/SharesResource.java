package dev.afterrun.storage.share.http;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.identity.Open;
import dev.afterrun.storage.share.EndShare;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where files that were sent by hand are deleted: {@code /v1/shares/KEY/SECRET}. No token is asked for. */
@Path("/v1/shares")
@RunOnVirtualThread
public class SharesResource {
    private final EndShare endShare;

    SharesResource(EndShare endShare) {
        this.endShare = endShare;
    }

    @DELETE
    @Open("the address is a secret itself")
    @Logged(Act.SHARE_DELETED)
    @Path("{key}/{secret}")
    @Operation(summary = "Deletes a file that was sent by hand; its address then answers 410")
    @APIResponse(responseCode = "204", description = "It is gone, or was already")
    public Response delete(@PathParam("key") String key, @PathParam("secret") String secret) {
        endShare.delete(key(key), secret);
        return Response.noContent().build();
    }

    private static JobKey key(String key) {
        try {
            return new JobKey(key);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND.because("nothing is at this address"));
        }
    }
}
