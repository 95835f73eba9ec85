package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.notifier.picture.JobSnapshots;
import dev.afterrun.notifier.picture.PullRequestKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures how long an event waits for the comment that first shows its job: what people feel of all that lies between. Once for each job
 * of an attempt of a run, however often the comment is written.
 */
@ApplicationScoped
class WaitForComment {
    /** From what nobody notices to what is as good as lost; alerts ask for the minute. */
    private static final Duration[] BOUNDS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(2)
    };

    private final JobSnapshots snapshots;
    private final Clock clock;
    private final Timer timer;

    WaitForComment(JobSnapshots snapshots, Clock clock, MeterRegistry meters) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.timer = Timer.builder("afterrun.comment.wait")
                .description("From an event's acceptance to the comment that first shows its job")
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }

    /** The comment shows these jobs now. */
    void shown(List<RunStored> jobs) {
        var now = clock.instant();
        var accepted = accepted(jobs);
        var first = snapshots.firstShown(accepted.keySet());
        accepted.forEach((job, time) -> {
            if (first.contains(job)) {
                timer.record(wait(time, now));
            }
        });
    }

    /** There is to be no comment for these jobs: one that is written later for another's sake says nothing of their wait. */
    void passedOver(List<RunStored> jobs) {
        var _ = snapshots.firstShown(accepted(jobs).keySet());
    }

    /** There is to be no comment on the pull request. */
    void passedOver(PullRequestKey pullRequest) {
        snapshots.passOver(pullRequest);
    }

    /** By key. A job whose bytes never came was waited for by us: that is its sender's time. */
    private static Map<String, Instant> accepted(List<RunStored> jobs) {
        return jobs.stream()
                .filter(job -> job.acceptedAt().isPresent() && job.counts().missing() == 0)
                .collect(Collectors.toMap(
                        job -> job.job().key().value(), job -> job.acceptedAt().orElseThrow()));
    }

    /** Clocks of two machines may differ. */
    private static Duration wait(Instant accepted, Instant now) {
        return accepted.isAfter(now) ? Duration.ZERO : Duration.between(accepted, now);
    }
}
