package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Shares;
import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.retention.FileQuestions;
import dev.afterrun.storage.retention.Span;
import dev.afterrun.storage.retention.UsualLifetimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives each file of a job its end. */
@ApplicationScoped
public class Retention {
    private final Policies policies;
    private final PolicyChanges changes;
    private final FactsOfRun facts;
    private final Floors floors;
    private final FileEnds fileEnds;
    private final Shares shares;
    private final UsualLifetimes usual;
    private final DueWork dueWork;

    Retention(
            Policies policies,
            PolicyChanges changes,
            FactsOfRun facts,
            Floors floors,
            FileEnds fileEnds,
            Shares shares,
            UsualLifetimes usual,
            DueWork dueWork) {
        this.policies = policies;
        this.changes = changes;
        this.facts = facts;
        this.floors = floors;
        this.fileEnds = fileEnds;
        this.shares = shares;
        this.usual = usual;
        this.dueWork = dueWork;
    }

    /**
     * Writes the end of every stored file of the job, by all that is known now, in the transaction that holds the job's row, and
     * of the job the next of them. Done twice it is as done once.
     *
     * @return the next end; empty where none of its files has one
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Instant> evaluate(Job job) {
        if (job.expiredAt().isPresent()) {
            return Optional.empty();
        }
        var ends = ends(job);
        var next = fileEnds.write(job, ends);
        if (next.any()) {
            tellBranch(job);
            job.nextEnd(next.end());
            job.amongNewest(ends.amongNewest());
        }
        return next.end();
    }

    /**
     * The end of most of the job's files, by all that is known now: what is written with it needs not be written again when it is
     * evaluated.
     */
    @Transactional(TxType.MANDATORY)
    public FileEnd foreseen(Job job) {
        return ends(job).usual();
    }

    private EndsOfJob ends(Job job) {
        changes.holdStill(job.repository());
        var floorsOfJob = floors.of(job);
        var sent = shares.lifetime(job, usual.ofShares());
        if (sent.isPresent()) {
            var end = floorsOfJob.raise(ofShare(job, sent.get()));
            return new EndsOfJob(file -> floorsOfJob.raise(file.path(), end), end, 0, FileQuestions.NONE);
        }
        var policy = policies.of(job.repository());
        var ofRun = policy.of(facts.of(job, policy));
        return new EndsOfJob(
                file -> floorsOfJob.raise(file.path(), ofRun.endOf(file)),
                floorsOfJob.raise(ofRun.usual()),
                ofRun.heldAsNewest(),
                policy.questions());
    }

    /** When a file goes that was sent by hand, and is to stay for so long. */
    public static FileEnd ofShare(Job job, Duration lifetime) {
        return new FileEnd.At(
                job.recordedAt().plus(lifetime), "sent by hand", new Span(lifetime) + " after it was sent");
    }

    /** With its first files its run is one that counts: another of its branch may be one too old since. */
    private void tellBranch(Job job) {
        if (!job.hadFiles()) {
            ReviewBranch.key(job).ifPresent(key -> dueWork.mark(ReviewBranch.KIND, key, Duration.ZERO));
        }
    }
}
