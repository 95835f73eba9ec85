package dev.afterrun.storage.doctor.http;

import dev.afterrun.contracts.doctor.Diagnosis;
import dev.afterrun.eventing.doctor.Doctor;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.doctor.StorageChecks;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Looks at the database, the stores, and what waits: {@code POST /v1/doctor}, for operators. */
@Path("/v1/doctor")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DoctorResource {
    private final StorageChecks checks;
    private final Doctor doctor;
    private final Callers callers;
    private final SecurityIdentity identity;

    DoctorResource(StorageChecks checks, Doctor doctor, Callers callers, SecurityIdentity identity) {
        this.checks = checks;
        this.doctor = doctor;
        this.callers = callers;
        this.identity = identity;
    }

    /** Looks now; bounded in time, however database and stores are. */
    @POST
    @Needs(Action.OPERATE)
    @NotLogged("it looks, and leaves nothing behind")
    @Operation(
            summary =
                    "Looks at database, migrations, clocks, stores and what waits, within ten seconds. Role: operator")
    @APIResponse(
            responseCode = "200",
            description = "What was found, whether it is well or not",
            content = @Content(schema = @Schema(implementation = Diagnosis.class)))
    public Diagnosis examine() throws InterruptedException {
        callers.of(identity).mayOperate();
        return new Diagnosis("storage", doctor.examine(checks.all()));
    }
}
