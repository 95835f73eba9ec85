package dev.afterrun.storage.auditlog.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.auditlog.LoggedActs;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.auditlog.ReadAuditLog;
import dev.afterrun.storage.auditlog.WantedActs;
import dev.afterrun.storage.download.http.SecurePage;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Who did what: JSON for programs, and a page for whoever wants {@code text/html}. */
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
@RunOnVirtualThread
public class AuditLogResource {
    private final ReadAuditLog log;
    private final Callers callers;
    private final SecurityIdentity identity;
    private final Clock clock;

    AuditLogResource(ReadAuditLog log, Callers callers, SecurityIdentity identity, Clock clock) {
        this.log = log;
        this.callers = callers;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Needs(Action.OPERATE)
    @Path("/audit-log")
    @Operation(
            summary = "Tells who did what in the whole installation, the newest first, or the oldest first after a"
                    + " position. Role: operator")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LoggedActs.class)),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    @APIResponse(responseCode = "422", description = "A word of the question is not of its form")
    public Response all(
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until,
            @QueryParam("who") @Nullable String who,
            @QueryParam("act") @Nullable String act,
            @Context HttpHeaders headers,
            @Context RoutingContext http) {
        callers.of(identity).mayOperate();
        var question = new Question(before, after, since, until, who, act);
        return answer("the installation", question, question.about(Optional.empty()), headers, http);
    }

    @GET
    @Needs(Action.ADMINISTER)
    @Path("/repositories/{owner}/{repo}/audit-log")
    @Operation(
            summary = "Tells who did what to a repository, the newest first, or the oldest first after a position, for"
                    + " whoever administers it")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LoggedActs.class)),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    @APIResponse(responseCode = "422", description = "A word of the question is not of its form")
    public Response ofRepository(
            @PathParam("owner") String owner,
            @PathParam("repo") String repo,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until,
            @QueryParam("who") @Nullable String who,
            @QueryParam("act") @Nullable String act,
            @Context HttpHeaders headers,
            @Context RoutingContext http) {
        var name = repository(owner, repo);
        var administered = callers.of(identity).administered(name);
        var question = new Question(before, after, since, until, who, act);
        return answer(name.toString(), question, question.about(Optional.of(administered)), headers, http);
    }

    private Response answer(
            String whose, Question question, WantedActs wanted, HttpHeaders headers, RoutingContext http) {
        var page = log.page(wanted);
        var answer = isForPeople(headers)
                ? html(AuditLogView.of(whose, question, page, clock.instant()), http)
                : Response.ok(page, MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static Response.ResponseBuilder html(AuditLogView view, RoutingContext http) {
        SecurePage.headers(http.response());
        return Response.ok(Templates.log(view).render());
    }

    private static boolean isForPeople(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().getFirst().isCompatible(MediaType.TEXT_HTML_TYPE)
                && !headers.getAcceptableMediaTypes().getFirst().isWildcardType();
    }

    private static RepositoryName repository(String owner, String repo) {
        try {
            return new RepositoryName(owner, repo);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
