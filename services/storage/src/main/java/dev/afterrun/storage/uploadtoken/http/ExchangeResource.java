package dev.afterrun.storage.uploadtoken.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.SignedUploadToken;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.identity.Open;
import dev.afterrun.storage.uploadtoken.ExchangeToken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Exchanges upload tokens: {@code POST /v1/upload-tokens/exchange}. */
@Path("/v1/upload-tokens/exchange")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ExchangeResource {
    private static final String BEARER = "Bearer ";

    private final ExchangeToken exchangeToken;

    ExchangeResource(ExchangeToken exchangeToken) {
        this.exchangeToken = exchangeToken;
    }

    @POST
    @Open("the upload token that comes is looked up by itself, and nothing else is taken")
    @NotLogged("nothing is changed: the token tells when it was used last")
    @Operation(
            summary = "Gives a signed token of 15 minutes for the upload token that comes as the bearer's, for services"
                    + " that keep none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SignedUploadToken.class)))
    @APIResponse(responseCode = "401", description = "It is no upload token, or not a good one")
    public Response exchange(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED.because(
                    "there is no token; send the upload token as 'Authorization: Bearer TOKEN'"));
        }
        return Response.ok(exchangeToken.exchange(
                        authorization.substring(BEARER.length()).strip()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
