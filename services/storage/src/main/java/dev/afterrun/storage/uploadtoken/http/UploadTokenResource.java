package dev.afterrun.storage.uploadtoken.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.MakeUploadToken;
import dev.afterrun.contracts.token.UploadTokenList;
import dev.afterrun.contracts.token.UploadTokenMade;
import dev.afterrun.contracts.token.UploadTokenShown;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.body.SmallBody;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.uploadtoken.RepositoryTokens;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** The tokens of a repository, which upload or read, for whoever administers it. */
@Path("/v1/repositories/{owner}/{repo}/upload-tokens")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UploadTokenResource {
    private static final SmallBody BODY = SmallBody.ofAtMost(32 * 1024);

    private final RepositoryTokens tokens;
    private final RecordReader reader;
    private final Callers callers;
    private final SecurityIdentity identity;

    UploadTokenResource(RepositoryTokens tokens, RecordReader reader, Callers callers, SecurityIdentity identity) {
        this.tokens = tokens;
        this.reader = reader;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Needs(Action.ADMINISTER)
    @Operation(summary = "Lists the tokens that are good and those that ended lately, the newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UploadTokenList.class)))
    @APIResponse(responseCode = "403", description = "The token is not an operator's, or not for this repository")
    public Response list(@PathParam("owner") String owner, @PathParam("repo") String repo) {
        return secret(Response.ok(tokens.list(callers.of(identity), repository(owner, repo))));
    }

    @POST
    @Needs(Action.ADMINISTER)
    @Logged(Act.UPLOAD_TOKEN_MADE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes a token with which jobs of the repository may upload, or tools read it, and do nothing else;"
                            + " its secret is told this once")
    @RequestBody(content = @Content(schema = @Schema(implementation = MakeUploadToken.class)))
    @APIResponse(
            responseCode = "201",
            description = "The token",
            content = @Content(schema = @Schema(implementation = UploadTokenMade.class)))
    @APIResponse(
            responseCode = "403",
            description =
                    "The token is not an operator's, not for this repository, or has not the trust that is asked for")
    @APIResponse(responseCode = "409", description = "The installation makes none that upload (not-here)")
    @APIResponse(responseCode = "422", description = "A field or the number of tokens passes a bound")
    public Response make(@PathParam("owner") String owner, @PathParam("repo") String repo, InputStream body) {
        var caller = callers.of(identity);
        var request = reader.read(BODY.read(body), MakeUploadToken.class, UnknownFields.REFUSED);
        return secret(
                Response.status(Response.Status.CREATED).entity(tokens.make(caller, repository(owner, repo), request)));
    }

    @DELETE
    @Needs(Action.ADMINISTER)
    @Logged(Act.UPLOAD_TOKEN_REVOKED)
    @Path("/{id}")
    @Operation(
            summary = "Revokes a token: at once at storage, within 15 minutes wherever signed ones are taken; once more"
                    + " changes nothing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UploadTokenShown.class)))
    @APIResponse(responseCode = "403", description = "The token is not an operator's, or not for this repository")
    @APIResponse(responseCode = "404", description = "There is no such token")
    public Response revoke(
            @PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("id") String id) {
        return secret(Response.ok(tokens.revoke(callers.of(identity), repository(owner, repo), number(id))));
    }

    private static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new ProblemException(
                    ProblemType.INVALID.because("a token's number is a whole one from 1, not '" + text + "'"));
        }
        return Long.parseLong(text);
    }

    private static Response secret(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static RepositoryName repository(String owner, String repo) {
        try {
            return new RepositoryName(owner, repo);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
