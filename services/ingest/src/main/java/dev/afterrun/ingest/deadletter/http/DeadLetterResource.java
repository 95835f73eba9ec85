package dev.afterrun.ingest.deadletter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.eventing.deadletter.DeadLetter;
import dev.afterrun.eventing.deadletter.DeadLetters;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.TokenCallers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** What services could not take: seen, and put back, by operators. An id has slashes; {@code %2F} does as well. */
@Path("/v1/dead-letters")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457)",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@Tag(name = "dead letters", description = "What services could not take. Role: operator.")
public class DeadLetterResource {
    private static final Logger LOG = Logger.getLogger(DeadLetterResource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TokenCallers callers;
    private final DeadLetters letters;

    DeadLetterResource(TokenCallers callers, DeadLetters letters) {
        this.callers = callers;
        this.letters = letters;
    }

    /** All that are not resolved. */
    @GET
    @Needs(Action.OPERATE)
    @Operation(operationId = "deadLetters", summary = "Every dead letter that is not resolved, the oldest first")
    @APIResponseSchema(value = Listed.class, responseDescription = "All of them")
    public Listed list(@Context RoutingContext http) {
        operator(http);
        return new Listed(letters.list());
    }

    /** One of them. */
    @GET
    @Needs(Action.OPERATE)
    @Path("/{id: .+}")
    @Operation(operationId = "deadLetter", summary = "One dead letter and the value that could not be taken")
    @APIResponseSchema(value = Shown.class, responseDescription = "This one")
    public Shown show(@PathParam("id") String id, @Context RoutingContext http) {
        operator(http);
        return letters.find(id)
                .map(found -> new Shown(found.letter(), found.value()))
                .orElseThrow(() -> missing(id));
    }

    /** Puts it back on its topic. */
    @POST
    @Needs(Action.OPERATE)
    @NotLogged("ingest has no database: its log says who replayed what")
    @Path("/{id: .+}/replay")
    @Operation(operationId = "replayDeadLetter", summary = "Puts a dead letter back on its topic and resolves it")
    @APIResponse(responseCode = "204", description = "It is back on its topic")
    public void replay(@PathParam("id") String id, @Context RoutingContext http) {
        var caller = operator(http);
        try {
            if (!letters.replay(id)) {
                throw missing(id);
            }
            LOG.infof("%s was replayed by %s", id, caller.principal());
        } catch (IOException e) {
            LOG.warnf("%s was not replayed: %s", id, e);
            throw new ProblemException(ProblemType.UNAVAILABLE.because(
                    "the queue did not take it; try again, a second replay does no harm"));
        }
    }

    private Caller operator(RoutingContext http) {
        return callers.of(http, Action.OPERATE).await().atMost(PATIENCE);
    }

    private static ProblemException missing(String id) {
        return new ProblemException(ProblemType.NOT_FOUND.because("there is no dead letter '" + id + "'"));
    }

    /** The answer to {@code GET /v1/dead-letters}. */
    @Schema(name = "DeadLetterList")
    public record Listed(List<DeadLetter> deadLetters) {}

    /** A letter's own fields, and beside them the record's value, read as UTF-8. */
    @Schema(name = "DeadLetterWithValue")
    public record Shown(@JsonUnwrapped DeadLetter letter, String value) {}
}
