package dev.afterrun.storage.catalog.http;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.problem.Problems;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Snapshots;
import dev.afterrun.storage.visibility.ReadRepositories;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One job as storage knows it: where the {@code Location} of an accepted event leads. */
@Path("/v1/jobs")
@RunOnVirtualThread
public class JobResource {
    private final Jobs jobs;
    private final Snapshots snapshots;
    private final ReadRepositories reading;
    private final Callers callers;
    private final SecurityIdentity identity;

    JobResource(Jobs jobs, Snapshots snapshots, ReadRepositories reading, Callers callers, SecurityIdentity identity) {
        this.jobs = jobs;
        this.snapshots = snapshots;
        this.reading = reading;
        this.callers = callers;
        this.identity = identity;
    }

    @GET
    @Needs(Action.READ)
    @Path("/{key}")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Tells how a job and its files stand; 404 with Retry-After until its event was recorded")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JobStatus.class)))
    public Response job(@PathParam("key") String key) {
        var found = key(key).flatMap(jobs::find);
        return (mayKnow(found) ? found : Optional.<Job>empty())
                .map(job -> Response.ok(snapshots.status(job)).header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseGet(() -> Response.fromResponse(Problems.response(ProblemType.NOT_FOUND.because(
                                "no event of this job has been recorded yet; ask again in a moment")))
                        .header(HttpHeaders.RETRY_AFTER, 1))
                .build();
    }

    /** Whether whoever asks may know of the job; where there is none, that costs the same. */
    private boolean mayKnow(Optional<Job> job) {
        return reading.of(job.map(found -> found.repository().identity()), () -> callers.ifAny(identity))
                        .isPresent()
                || job.filter(this::isOfPublisher).isPresent();
    }

    /** Whoever publishes asks how jobs of the same tenant and trust stand, such as their own, though they may read nothing else. */
    private boolean isOfPublisher(Job job) {
        var tenant = job.repository().identity();
        return callers.ifAny(identity)
                .filter(caller -> caller.hasRunsOf(job.trust()))
                .flatMap(caller -> caller.tenantOf(job.repository().name()))
                .filter(tenant::equals)
                .isPresent();
    }

    private static Optional<JobKey> key(String text) {
        try {
            return Optional.of(new JobKey(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
