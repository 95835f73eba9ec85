package dev.afterrun.ingest.event.http;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.TokenCallers;
import dev.afterrun.ingest.event.AcceptEvents;
import dev.afterrun.ingest.event.Accepted;
import dev.afterrun.ingest.event.EventReader;
import dev.afterrun.ingest.event.MediaTypes;
import dev.afterrun.ingest.event.RunEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes events. Everything runs on the event loop: nothing here waits. */
@Path("/v1")
@SecurityRequirement(name = "token")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457)",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@Tag(name = "events", description = "What CI runs report. 202 means that Kafka has it, with acks=all.")
public class EventResource {
    private final TokenCallers callers;
    private final EventReader reader;
    private final AcceptEvents acceptEvents;

    EventResource(TokenCallers callers, EventReader reader, AcceptEvents acceptEvents) {
        this.callers = callers;
        this.reader = reader;
        this.acceptEvents = acceptEvents;
    }

    /** A report as plain JSON: {@code curl} is enough. */
    @POST
    @Path("/runs/finished")
    @Operation(operationId = "runFinished", summary = "Reports a finished job of a run in plain JSON")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RunReport.class)))
    @APIResponse(
            responseCode = "202",
            description = "Acknowledged; Location is the job's status",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")))
    public Uni<Response> runFinished(@Context RoutingContext http) {
        var contentType = contentType(http);
        return one(http, body -> {
            if (!MediaTypes.json(contentType)) {
                throw unsupported(contentType, "application/json");
            }
            return reader.plain(body);
        });
    }

    /** CloudEvents in binary, structured or batched mode, as the content type says. */
    @POST
    @Path("/events")
    @Operation(operationId = "events", summary = "Takes CloudEvents 1.0 in binary, structured or batched mode")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = RunReport.class)),
                @Content(mediaType = MediaTypes.STRUCTURED, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = MediaTypes.BATCHED, schema = @Schema(type = SchemaType.ARRAY))
            })
    @APIResponse(
            responseCode = "202",
            description = "Acknowledged; Location is the job's status. A batch is answered with all of them in order",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Accepted[].class)))
    public Uni<Response> events(@Context RoutingContext http) {
        var contentType = contentType(http);
        return switch (MediaTypes.withoutParameters(contentType)) {
            case MediaTypes.BATCHED -> several(http, reader::batched);
            case MediaTypes.STRUCTURED -> one(http, reader::structured);
            default -> one(http, body -> binary(http, contentType, body));
        };
    }

    private RunEvent binary(RoutingContext http, String contentType, byte[] body) {
        if (!MediaTypes.json(contentType)) {
            throw unsupported(
                    contentType,
                    MediaTypes.STRUCTURED + ", " + MediaTypes.BATCHED + " or, with ce-… headers, application/json");
        }
        return reader.binary(BinaryHeaders.attributes(http.request().headers(), contentType), body);
    }

    private Uni<Response> one(RoutingContext http, Function<byte[], RunEvent> read) {
        return taken(
                http,
                (body, caller) -> acceptEvents
                        .accept(read.apply(body), caller)
                        .thenApply(accepted -> Response.accepted()
                                .header("Location", accepted.location())
                                .build()));
    }

    private Uni<Response> several(RoutingContext http, Function<byte[], List<RunEvent>> read) {
        return taken(
                http,
                (body, caller) -> acceptEvents
                        .accept(read.apply(body), caller)
                        .thenApply(accepted -> Response.accepted(accepted).build()));
    }

    private Uni<Response> taken(RoutingContext http, BiFunction<byte[], Caller, CompletionStage<Response>> accept) {
        return callers.of(http)
                .flatMap(caller -> BoundedBody.of(http, Limits.EVENT_BYTES)
                        .flatMap(body -> Uni.createFrom().completionStage(accept.apply(body, caller))));
    }

    private static String contentType(RoutingContext http) {
        return Objects.requireNonNullElse(http.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
    }

    private static ProblemException unsupported(String contentType, String taken) {
        return new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                "the Content-Type is '" + contentType + "'; send " + taken, taken, contentType));
    }
}
