package dev.afterrun.notifier.comment;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.eventing.trace.Cause;
import dev.afterrun.eventing.trace.Step;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.notifier.picture.JobSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A comment that is written as a step: in the trace of the newest job that it is the first to show, with links to those of the others. What
 * is written anew later, for its own sake, begins a trace.
 */
@ApplicationScoped
class CommentSteps {
    private static final String NAME = "write comment";

    /** Of a run with more jobs, whoever looks for one finds it by its own trace. */
    private static final int MOST_LINKS = 32;

    private final JobSnapshots snapshots;
    private final Tracing tracing;

    CommentSteps(JobSnapshots snapshots, Tracing tracing) {
        this.snapshots = snapshots;
        this.tracing = tracing;
    }

    /** Does {@code work}, which makes the comment show {@code first} for the first time, the newest of them first. */
    <T, X extends Throwable> T within(List<RunStored> first, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return tracing.within(step(first), () -> {
            first.stream().findFirst().ifPresent(job -> Tracing.isAbout(job.job(), job.repository()));
            return work.call();
        });
    }

    /** The step that {@code first}, the newest of them first, set off. */
    static Step step(List<RunStored> first) {
        var causes = causes(first);
        return new Step(
                NAME,
                Step.Kind.WITHIN,
                Cause.ours(causes.stream().findFirst()),
                causes.stream().skip(1).limit(MOST_LINKS).toList());
    }

    /** Those of {@code jobs} that no comment has shown yet and whose traces are known, the newest first. */
    List<RunStored> notShown(List<RunStored> jobs) {
        var traced = jobs.stream().filter(job -> job.trace().isPresent()).toList();
        var keys = snapshots.notShown(traced.stream().map(CommentSteps::key).collect(toSet()));
        return traced.stream()
                .filter(job -> keys.contains(key(job)))
                .sorted(Comparator.comparing(RunStored::finishedAt).reversed())
                .toList();
    }

    /** One of each trace. */
    private static List<TraceParent> causes(List<RunStored> jobs) {
        return List.copyOf(jobs.stream()
                .flatMap(job -> job.trace().stream())
                .collect(toMap(TraceParent::traceId, step -> step, (one, other) -> one, LinkedHashMap::new))
                .values());
    }

    private static String key(RunStored job) {
        return job.job().key().value();
    }
}
