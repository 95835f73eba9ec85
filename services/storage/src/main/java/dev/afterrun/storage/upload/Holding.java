package dev.afterrun.storage.upload;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.eventing.inbox.EventsToCome;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.upload.Sessions.Ending;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Why a session that has ended still holds its blobs: somebody may yet come to refer to them. */
@ApplicationScoped
class Holding {
    /** How far the clocks of those who tell events may lie behind the database's. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final String UNSETTLED = "its job is not settled";

    private final Sessions sessions;
    private final Jobs jobs;
    private final EventsToCome events;

    Holding(Sessions sessions, Jobs jobs, EventsToCome events) {
        this.sessions = sessions;
        this.jobs = jobs;
        this.events = events;
    }

    /** The reason, in words for whoever looks at the work that is due; empty where there is none. */
    Optional<String> why(UUID session, Ending ending) throws IOException {
        var known = recorded(ending.job());
        // In this order: what is told in between is awaited by then.
        var told = known && sessions.allIsTold(session);
        if (known && jobs.awaitsFiles(ending.job())) {
            return Optional.of(UNSETTLED);
        }
        if (told) {
            return Optional.empty();
        }
        // In this order too: what is read between the two questions is a job or a dead letter by the second.
        var quiet = ending.quietSince();
        if (quiet.isPresent() && !events.allRead(Topics.RUNS, quiet.get().plus(SKEW))) {
            return Optional.of("not every event that was told before its end has been read");
        }
        if (events.deadLetter(Topics.RUNS, ending.eventKey())) {
            QuarkusTransaction.requiringNew().run(() -> sessions.disturbed(session));
            return Optional.of("its job's event is a dead letter");
        }
        if (quiet.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> sessions.quiet(session));
            return Optional.of("its job's event was a dead letter and may be on its way again");
        }
        // Asked again: the event may have been read meanwhile.
        if (known) {
            return jobs.awaitsFiles(ending.job()) ? Optional.of(UNSETTLED) : Optional.empty();
        }
        return recorded(ending.job()) ? Optional.of("its job has just become known") : Optional.empty();
    }

    private boolean recorded(JobKey job) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.isRecorded(job));
    }
}
