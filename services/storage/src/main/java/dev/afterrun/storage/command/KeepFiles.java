package dev.afterrun.storage.command;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.Forge;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.KeptCommits;
import dev.afterrun.storage.publishing.SettleJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Keeps the files of a pull request's present head for longer; never for less long. */
@ApplicationScoped
class KeepFiles {
    private final Forge forge;
    private final KeptCommits kept;
    private final Jobs jobs;
    private final DueWork dueWork;
    private final CommandSettings settings;
    private final AuditLog auditLog;

    KeepFiles(Forge forge, KeptCommits kept, Jobs jobs, DueWork dueWork, CommandSettings settings, AuditLog auditLog) {
        this.forge = forge;
        this.kept = kept;
        this.jobs = jobs;
        this.dueWork = dueWork;
        this.settings = settings;
        this.auditLog = auditLog;
    }

    Answer keep(Asked asked, Duration time) throws IOException {
        if (time.compareTo(settings.mostKept()) > 0) {
            return Answer.refused("Files are kept for up to " + Wording.length(settings.mostKept()) + " here, not for "
                    + Wording.length(time) + "; ask for less.");
        }
        var present = forge.pullRequest(asked.repository().name(), asked.number());
        if (present.isEmpty()) {
            return Answer.refused("The forge has no pull request " + asked.number() + ".");
        }
        var head = present.get().head();
        // From when it was asked for: done again, it is the same.
        var until = asked.at().plus(time);
        var count = QuarkusTransaction.requiringNew().call(() -> keep(asked, head, until));
        return Answer.done(
                count > 0
                        ? "The files of " + head.abbreviated() + " are kept until " + Wording.time(until) + " at least."
                        : "There are no files of " + head.abbreviated() + "; those that come are kept until "
                                + Wording.time(until) + " at least.");
    }

    /** Its jobs' end is another at once; each is told of it when it is settled anew. */
    private int keep(Asked asked, Commit head, Instant until) {
        var count = kept.keep(asked.repository(), head, until);
        jobs.told(asked.repository(), head).forEach(job -> dueWork.mark(SettleJob.KIND, job.value(), Duration.ZERO));
        auditLog.done(
                asked.author(),
                Act.FILES_KEPT,
                ActedOn.of(asked.repository(), asked.subject()).with(head.hex() + " until " + until));
        return count;
    }
}
