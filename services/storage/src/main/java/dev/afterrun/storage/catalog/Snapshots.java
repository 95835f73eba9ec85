package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.storage.catalog.Artifacts.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is known of a job now, as the fact that is told and as the answer to whoever asks. */
@ApplicationScoped
public class Snapshots {
    private static final Revision NOT_TOLD_YET = new Revision(1);

    private final Artifacts artifacts;
    private final JobDetails details;
    private final PullRequests pullRequests;
    private final PackageAdmissions admissions;
    private final SetsOfJobs sets;
    private final Holds holds;
    private final PublicUrls urls;

    Snapshots(
            Artifacts artifacts,
            JobDetails details,
            PullRequests pullRequests,
            PackageAdmissions admissions,
            SetsOfJobs sets,
            Holds holds,
            PublicUrls urls) {
        this.artifacts = artifacts;
        this.details = details;
        this.pullRequests = pullRequests;
        this.admissions = admissions;
        this.sets = sets;
        this.holds = holds;
        this.urls = urls;
    }

    /** The fact at {@code revision}. */
    public RunStored fact(Job job, Revision revision) {
        var detail = details.of(job);
        return new RunStored(
                job.jobId(),
                revision,
                job.repository().name(),
                job.commit(),
                job.builtCommit(),
                job.branch(),
                job.trust(),
                job.conclusion(),
                job.startedAt(),
                job.finishedAt(),
                job.url(),
                job.summary(),
                pullRequests.ofCommit(job.repository(), job.commit()),
                artifacts.count(job),
                files(job, told(job, detail), detail),
                page(job),
                end(job),
                pullRequests.standings(job.repository(), job.commit()),
                detail.toldOf(job),
                admissions.leftOut(job.key()),
                sets.of(job),
                job.fetchedFrom(),
                job.acceptedAt(),
                Optional.empty());
    }

    /** The answer to whoever asks for the job. */
    public JobStatus status(Job job) {
        var counts = artifacts.count(job);
        return new JobStatus(
                job.key(),
                job.jobId(),
                job.revision().orElse(NOT_TOLD_YET),
                job.repository().name(),
                job.commit(),
                job.trust(),
                job.conclusion(),
                job.revision().isPresent() && counts.settled(),
                pullRequests.ofCommit(job.repository(), job.commit()),
                counts,
                files(job, artifacts.shown(job), details.of(job)),
                page(job),
                end(job));
    }

    /**
     * What has gone is counted, and named only where it is told how it compares: whoever is told of a mass of ends would read
     * nothing but names of what is not there.
     */
    private List<Listed> told(Job job, StoredDetail detail) {
        return detail.told().comparedWith().isPresent() ? artifacts.shown(job) : artifacts.shownOfThoseLeft(job);
    }

    private List<StoredFile> files(Job job, List<Listed> shown, StoredDetail detail) {
        return shown.stream().map(listed -> file(job, listed, detail)).toList();
    }

    private StoredFile file(Job job, Listed listed, StoredDetail detail) {
        var artifact = listed.artifact();
        return new StoredFile(
                artifact.path(),
                artifact.sha256(),
                artifact.size(),
                artifact.executable(),
                artifact.state(),
                urls.file(job, artifact.path(), listed.named()),
                artifact.refusal(),
                Optional.ofNullable(detail.sizesBefore().get(artifact.path().value())));
    }

    /** Files that something holds have no end for now; when it lets go, that is told anew. */
    private Optional<Instant> end(Job job) {
        return job.expiresAt().filter(time -> holds.pointersTo(job).isEmpty());
    }

    private URI page(Job job) {
        return urls.runPage(job.repository().name(), job.jobId().run());
    }
}
