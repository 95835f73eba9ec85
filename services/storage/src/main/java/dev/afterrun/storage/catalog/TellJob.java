package dev.afterrun.storage.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.duework.outbox.Outbox;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Tells all that is known of a job, under a new revision, whenever that is not what was told last. */
@ApplicationScoped
public class TellJob {
    private static final Revision ANY = new Revision(1);

    private final Snapshots snapshots;
    private final PullRequests pullRequests;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Event<FilesChanged> filesChanged;
    private final Event<JobTold> jobTold;

    TellJob(
            Snapshots snapshots,
            PullRequests pullRequests,
            Outbox outbox,
            ObjectMapper json,
            Event<FilesChanged> filesChanged,
            Event<JobTold> jobTold) {
        this.snapshots = snapshots;
        this.pullRequests = pullRequests;
        this.outbox = outbox;
        this.json = json;
        this.filesChanged = filesChanged;
        this.jobTold = jobTold;
    }

    /** Tells the job's snapshot, in the transaction that changed it and holds its row. */
    @Transactional(TxType.MANDATORY)
    public void tell(Job job) {
        pullRequests.holdStill(job.repository(), job.commit());
        var known = snapshots.fact(job, ANY);
        var digest = digest(known);
        if (job.told().filter(digest::equals).isPresent()) {
            return;
        }
        send(job, known.at(job.tell(digest)));
        filesChanged.fire(new FilesChanged(job.repository().name()));
        jobTold.fire(new JobTold(job));
    }

    /**
     * Tells what was told last once more, for whoever has lost it: under the same revision, so that whoever has not passes it
     * over. What is to be told anyway is told instead.
     */
    @Transactional(TxType.MANDATORY)
    public void again(Job job) {
        var before = job.revision();
        tell(job);
        before.filter(revision -> job.revision().equals(before))
                .ifPresent(revision -> send(job, snapshots.fact(job, revision)));
    }

    private void send(Job job, RunStored fact) {
        outbox.<StorageFact>add(Topics.STORAGE, key(fact), FactFamily.STORAGE, fact.toldBy(step(job)));
    }

    /** Who tells is no change of what is told: the digest is of the fact without it. */
    private static Optional<TraceParent> step(Job job) {
        return job.trace()
                .map(recorded -> Tracing.here()
                        .filter(here -> here.traceId().equals(recorded.traceId()))
                        .orElse(recorded));
    }

    private String digest(RunStored fact) {
        try {
            return Digest.of(json.writeValueAsBytes(fact)).hex();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every fact can be written as JSON", e);
        }
    }

    private static String key(RunStored fact) {
        return fact.job().repository() + ":" + fact.commit();
    }
}
