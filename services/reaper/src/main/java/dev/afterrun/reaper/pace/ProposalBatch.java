package dev.afterrun.reaper.pace;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.duework.outbox.Outbox;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.reaper.schedule.Schedule;
import dev.afterrun.reaper.schedule.ScheduledExpiry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One batch of proposals of one repository, told and remembered in one transaction. */
@ApplicationScoped
class ProposalBatch {
    private final Schedule schedule;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final PaceSettings pace;
    private final MeterRegistry meters;

    ProposalBatch(Schedule schedule, Outbox outbox, ObjectMapper json, PaceSettings pace, MeterRegistry meters) {
        this.schedule = schedule;
        this.outbox = outbox;
        this.json = json;
        this.pace = pace;
        this.meters = meters;
    }

    /** Proposes what is due. Returns how long to wait for the next; empty where nothing is left. */
    @Transactional
    public Optional<Duration> propose(String repository) {
        var now = schedule.now();
        var due = schedule.due(repository, now, pace.batch());
        due.forEach(expiry -> propose(repository, expiry, now));
        meters.counter("afterrun.expiry.proposals").increment(due.size());
        return schedule.next(repository).map(next -> waiting(now, next));
    }

    private void propose(String repository, ScheduledExpiry expiry, Instant now) {
        var fact = new ExpiryDue(expiry.job(json), expiry.dueAt().orElse(now));
        outbox.add(Topics.EXPIRY, repository, FactFamily.EXPIRY, fact);
        // Storage disposes: should the proposal be lost or refused, it is made again until a snapshot says otherwise.
        expiry.proposeAgain(now.plus(pace.again()));
    }

    private Duration waiting(Instant now, Instant next) {
        var wait = Duration.between(now, next);
        return wait.compareTo(pace.rest()) < 0 ? pace.rest() : wait;
    }
}
