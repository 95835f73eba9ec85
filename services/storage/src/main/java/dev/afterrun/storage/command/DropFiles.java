package dev.afterrun.storage.command;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.catalog.Holds;
import dev.afterrun.storage.catalog.KeptCommits;
import dev.afterrun.storage.catalog.PullRequests;
import dev.afterrun.storage.command.FilesOfPullRequest.JobFiles;
import dev.afterrun.storage.retention.pin.Pin;
import dev.afterrun.storage.retention.pin.Pins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets all files of a pull request go, those of its earlier commits, too; never what is held, or others' as well. */
@ApplicationScoped
class DropFiles {
    /** Jobs of one command. */
    static final int MOST = 2_000;

    private final FilesOfPullRequest files;
    private final PullRequests pullRequests;
    private final KeptCommits kept;
    private final Holds holds;
    private final Pins pins;
    private final DueWork dueWork;
    private final AuditLog auditLog;

    DropFiles(
            FilesOfPullRequest files,
            PullRequests pullRequests,
            KeptCommits kept,
            Holds holds,
            Pins pins,
            DueWork dueWork,
            AuditLog auditLog) {
        this.files = files;
        this.pullRequests = pullRequests;
        this.kept = kept;
        this.holds = holds;
        this.pins = pins;
        this.dueWork = dueWork;
        this.auditLog = auditLog;
    }

    /** Each job goes for itself: there may be many, and a pointer may be led to one meanwhile, or somebody may pin it. */
    @Transactional
    Answer drop(Asked asked) {
        var all = files.jobs(asked.repository(), asked.number(), MOST + 1);
        var jobs = all.subList(0, Math.min(all.size(), MOST));
        var ids = jobs.stream().map(JobFiles::id).toList();
        var pointers = holds.pointersTo(ids);
        var pinned = pins.shown(ids);
        var going = jobs.stream()
                .filter(job -> !job.others() && !pointers.containsKey(job.id()) && !pinned.containsKey(job.id()))
                .toList();
        going.forEach(job -> dueWork.mark(DropJob.KIND, job.job().value(), Duration.ZERO));
        pullRequests
                .commitsOf(asked.repository(), asked.number())
                .forEach(commit -> kept.release(asked.repository(), commit));
        auditLog.done(
                asked.author(),
                Act.FILES_DROPPED,
                ActedOn.of(asked.repository(), asked.subject()).with(going.size() + " jobs"));
        return Answer.done(said(jobs, going, pointers, pinned, all.size() > MOST));
    }

    private static String said(
            List<JobFiles> jobs,
            List<JobFiles> going,
            Map<Long, List<String>> pointers,
            Map<Long, List<Pin>> pinned,
            boolean isCut) {
        var words = new ArrayList<String>();
        words.add(going.isEmpty() ? "There are no files that could go." : sum(going) + " go now.");
        var held = jobs.stream().filter(job -> pointers.containsKey(job.id())).toList();
        if (!held.isEmpty()) {
            words.add(sum(held) + " stay, since " + names(pointers.values()) + " leads to them.");
        }
        var kept = jobs.stream()
                .filter(job -> pinned.containsKey(job.id()) && !pointers.containsKey(job.id()))
                .toList();
        if (!kept.isEmpty()) {
            words.add(sum(kept) + " stay, since " + owners(pinned.values())
                    + " keeps them; `afterrun keep end` ends that.");
        }
        var others = jobs.stream()
                .filter(job -> job.others() && !pointers.containsKey(job.id()) && !pinned.containsKey(job.id()))
                .toList();
        if (!others.isEmpty()) {
            words.add(sum(others) + " stay, since they are not of this pull request alone.");
        }
        if (isCut) {
            words.add("These were the newest " + MOST + " jobs; ask again for the others.");
        }
        return String.join(" ", words);
    }

    private static String sum(List<JobFiles> jobs) {
        return Wording.counted(jobs.stream().mapToLong(JobFiles::files).sum(), "file") + " ("
                + new ByteSize(jobs.stream().mapToLong(JobFiles::bytes).sum()) + ")";
    }

    private static String owners(Collection<List<Pin>> pins) {
        return pins.stream()
                .flatMap(List::stream)
                .map(pin -> pin.owner() + " (pin " + pin.id() + ")")
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    private static String names(Collection<List<String>> pointers) {
        return pointers.stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .limit(5)
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
    }
}
