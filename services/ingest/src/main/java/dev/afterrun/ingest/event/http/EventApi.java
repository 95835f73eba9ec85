package dev.afterrun.ingest.event.http;

import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.ingest.event.Accepted;
import dev.afterrun.ingest.event.MediaTypes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What {@link EventRoutes} serves, in the form that the API's description is made from. */
@Path("/")
@SecurityRequirement(name = "token")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457)",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@Tag(name = "events", description = "What CI runs report. 202 means that Kafka has it, with acks=all.")
interface EventApi {
    String RUN_FINISHED = "/v1/runs/finished";
    String EVENTS = "/v1/events";

    /** A report as plain JSON: {@code curl} is enough. */
    @POST
    @Path(RUN_FINISHED)
    @Operation(operationId = "runFinished", summary = "Reports a finished job of a run in plain JSON")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RunReport.class)))
    @APIResponse(
            responseCode = "202",
            description = "Acknowledged; Location is the job's status",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")))
    void runFinished();

    /** CloudEvents in binary, structured or batched mode, as the content type says. */
    @POST
    @Path(EVENTS)
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
    void events();
}
