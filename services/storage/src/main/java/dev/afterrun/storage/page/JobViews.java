package dev.afterrun.storage.page;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.JobDetails;
import dev.afterrun.storage.catalog.StoredDetail;
import dev.afterrun.storage.download.FilesOfJobs;
import dev.afterrun.storage.download.FilesOfJobs.Row;
import dev.afterrun.storage.download.FilesOfJobs.Total;
import dev.afterrun.storage.link.Opening;
import dev.afterrun.storage.link.SignedLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes views of jobs and their files. */
@ApplicationScoped
class JobViews {
    private final FilesOfJobs files;
    private final PageUrls urls;
    private final Markdown markdown;
    private final FileViews fileViews;
    private final SiteViews sites;
    private final StayViews stays;
    private final SetViews sets;
    private final JobDetails details;
    private final SignedLinks links;
    private final Clock clock;

    JobViews(
            FilesOfJobs files,
            FileViews fileViews,
            SiteViews sites,
            StayViews stays,
            SetViews sets,
            JobDetails details,
            SignedLinks links,
            PageUrls urls,
            Markdown markdown,
            Clock clock) {
        this.files = files;
        this.stays = stays;
        this.sets = sets;
        this.details = details;
        this.links = links;
        this.sites = sites;
        this.fileViews = fileViews;
        this.urls = urls;
        this.markdown = markdown;
        this.clock = clock;
    }

    /** The views of {@code jobs} for {@code audience}, in their order. */
    List<JobView> of(List<Job> jobs, Paging paging, Audience audience) {
        var ids = jobs.stream().map(Job::id).toList();
        var limit = Paging.filesEach(jobs.size());
        // One more than is shown tells whether there are more.
        var rows = files.page(ids, paging.after(), limit + 1).stream().collect(Collectors.groupingBy(Row::jobId));
        var totals = files.totals(ids).stream().collect(Collectors.toMap(Total::jobId, total -> total));
        var faults =
                fileViews.faults(rows.values().stream().flatMap(List::stream).toList());
        var opened = sites.of(jobs, audience);
        var held = stays.of(jobs);
        var known = details.of(ids);
        var ofSets = sets.of(jobs);
        var now = clock.instant();
        return jobs.stream()
                .map(job -> view(
                        job,
                        new Made(
                                rows.getOrDefault(job.id(), List.of()),
                                totals.getOrDefault(job.id(), new Total(job.id(), 0, 0)),
                                opened.getOrDefault(job.id(), List.of()),
                                held.getOrDefault(job.id(), Stay.NONE),
                                known.getOrDefault(job.id(), StoredDetail.NONE),
                                ofSets.getOrDefault(job.key(), List.of()),
                                links.opening(audience, job.repository().identity()),
                                faults),
                        limit,
                        now))
                .toList();
    }

    private JobView view(Job job, Made made, int limit, Instant now) {
        var id = job.jobId();
        var rows = made.rows();
        var shown = rows.subList(0, end(rows, limit));
        return new JobView(
                job.key().value(),
                id.job(),
                id.source(),
                id.run(),
                urls.runPage(job),
                id.attempt(),
                job.conclusion().word(),
                job.startedAt().map(time -> Moment.of(time, now)),
                Moment.of(job.finishedAt(), now),
                job.startedAt()
                        .map(start -> Duration.between(start, job.finishedAt()))
                        // Clocks of two machines may tell an end before the start.
                        .filter(took -> !took.isNegative())
                        .map(Moment::words),
                job.url().flatMap(JobViews::followed),
                job.trust() == TrustLevel.UNTRUSTED,
                job.summary().filter(text -> !text.isBlank()).map(markdown::render),
                job.listed(),
                made.total().files(),
                new ByteSize(made.total().bytes()),
                made.detail().told().tests().map(TestsView::of),
                made.sites(),
                shown.stream()
                        .map(row -> fileViews.of(
                                job,
                                row,
                                made.opening(),
                                made.faults(),
                                made.stay().ofFile(row.ends(), now),
                                now))
                        .toList(),
                rows.size() > shown.size()
                        ? Optional.of(urls.moreFiles(job, shown.getLast().path()))
                        : Optional.empty(),
                made.sets(),
                made.stay().pointers().stream()
                        .map(name -> new JobView.PointerView(
                                name, urls.refPage(job.repository().name(), name)))
                        .toList(),
                made.stay().view(now),
                job.expiresAt().filter(time -> made.stay().pointers().isEmpty()).map(time -> Moment.of(time, now)),
                job.expiredAt().map(time -> Moment.of(time, now)),
                job.trace().map(TraceParent::traceId));
    }

    /** Where to cut: behind {@code limit} rows, and never between two of one path. */
    private static int end(List<Row> rows, int limit) {
        var end = Math.min(limit, rows.size());
        while (end > 0
                && end < rows.size()
                && rows.get(end).path().equals(rows.get(end - 1).path())) {
            end++;
        }
        return end;
    }

    /** What a job says of itself is anybody's word: a browser is sent to web pages alone. */
    static Optional<String> followed(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme())
                ? Optional.of(address.toString())
                : Optional.empty();
    }

    /** What a job has made, as far as it is shown; {@code faults} tells of files of all jobs. */
    private record Made(
            List<Row> rows,
            Total total,
            List<SiteView> sites,
            Stay stay,
            StoredDetail detail,
            List<SetView> sets,
            Opening opening,
            FileViews.Faults faults) {}
}
