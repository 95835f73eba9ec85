package dev.afterrun.ingest.doctor.http;

import dev.afterrun.contracts.doctor.Diagnosis;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.eventing.doctor.Check;
import dev.afterrun.eventing.doctor.Doctor;
import dev.afterrun.eventing.doctor.broker.BrokerChecks;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.TokenCallers;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Looks at the queue, at who reads it, and at webhooks: {@code POST /v1/doctor}, for operators. */
@Path("/v1/doctor")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@Tag(name = "doctor", description = "What is wrong with what ingest lives on. Role: operator.")
public class DoctorResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TokenCallers callers;
    private final Doctor doctor;
    private final List<Check> checks;

    DoctorResource(TokenCallers callers, Doctor doctor, BrokerChecks broker, @All List<Check> own) {
        this.callers = callers;
        this.doctor = doctor;
        this.checks = new ArrayList<>(broker.all());
        checks.addAll(own);
    }

    /** Looks now; bounded in time, however the broker is. */
    @POST
    @Needs(Action.OPERATE)
    @NotLogged("it looks, and changes nothing")
    @Operation(
            operationId = "doctor",
            summary = "Looks at topics, at who reads them, at dead letters and webhooks, within ten seconds")
    @APIResponseSchema(value = Diagnosis.class, responseDescription = "What was found, whether it is well or not")
    @APIResponse(
            responseCode = "default",
            description = "A problem (RFC 9457)",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Diagnosis examine(@Context RoutingContext http) throws InterruptedException {
        var _ = callers.of(http, Action.OPERATE).await().atMost(PATIENCE);
        return new Diagnosis("ingest", doctor.examine(checks));
    }
}
