package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.eventing.trace.Cause;
import dev.afterrun.eventing.trace.Step;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps that wait between the event and their turn: the job's row keeps the trace that they are part of. */
@ApplicationScoped
public class JobSteps {
    private static final String JOB = """
            SELECT job.trace, repository.name || '/run-' || job.run AS run
            FROM job JOIN repository ON repository.id = job.repository_id WHERE job.key = ?
            """;

    private final Sql sql;
    private final Tracing tracing;

    JobSteps(Sql sql, Tracing tracing) {
        this.sql = sql;
        this.tracing = tracing;
    }

    /** Does {@code work}, a step of this name, in the trace of the job, which may not be known yet. */
    public <T, X extends Throwable> T within(String name, JobKey job, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        var known = sql.first(row -> new Known(row.getString("trace"), row.getString("run")), JOB, job.value());
        var cause = Cause.ours(known.flatMap(Known::step));
        return tracing.within(new Step(name, Step.Kind.WITHIN, cause), () -> {
            known.map(Known::run).ifPresent(run -> Tracing.isAbout(job, run));
            return work.call();
        });
    }

    private record Known(@Nullable String trace, String run) {
        Optional<TraceParent> step() {
            return Optional.ofNullable(trace).flatMap(TraceParent::in);
        }
    }
}
