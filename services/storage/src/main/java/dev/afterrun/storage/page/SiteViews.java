package dev.afterrun.storage.page;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.download.FilesOfJobs;
import dev.afterrun.storage.download.FilesOfJobs.Row;
import dev.afterrun.storage.link.SignedLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what jobs made to be opened: documentation, coverage, applications. */
@ApplicationScoped
class SiteViews {
    /** Sites of a job that are named; whoever makes more has a page that leads to them. */
    private static final int SHOWN = 5;

    private static final String INDEX = "index.html";

    private final FilesOfJobs files;
    private final PageUrls urls;
    private final SignedLinks links;

    SiteViews(FilesOfJobs files, PageUrls urls, SignedLinks links) {
        this.files = files;
        this.urls = urls;
        this.links = links;
    }

    /** The sites of {@code jobs} by the row's number, for {@code audience}; a folder within a site is part of it. */
    Map<Long, List<SiteView>> of(List<Job> jobs, Audience audience) {
        var found = files.indexes(jobs.stream().map(Job::id).toList()).stream()
                .collect(Collectors.groupingBy(Row::jobId, Collectors.mapping(Row::path, Collectors.toList())));
        return jobs.stream()
                .collect(Collectors.toMap(Job::id, job -> of(job, found.getOrDefault(job.id(), List.of()), audience)));
    }

    private List<SiteView> of(Job job, List<ArtifactPath> indexes, Audience audience) {
        return outermost(indexes).stream()
                .limit(SHOWN)
                .flatMap(folder -> address(job, folder, audience).stream()
                        .map(url -> new SiteView(folder.isEmpty() ? INDEX : folder, url)))
                .toList();
    }

    /** Where it opens; empty where few read and there are no links. */
    private Optional<String> address(Job job, String folder, Audience audience) {
        return switch (audience) {
            case EVERYBODY -> Optional.of(urls.folder(job, folder) + first(folder));
            case FEW ->
                links.toSite(job.repository().identity(), URI.create(urls.folder(job, folder)), first(folder))
                        .map(URI::toString);
        };
    }

    /** The job's own folder has the ref's page at its address. */
    private static String first(String folder) {
        return folder.isEmpty() ? INDEX : "";
    }

    /** Folders without their last slash, the shortest path first; the job's own is empty. */
    private static List<String> outermost(List<ArtifactPath> indexes) {
        List<String> folders = new ArrayList<>();
        for (var index : indexes) {
            var folder = index.value().substring(0, Math.max(0, index.value().lastIndexOf('/')));
            if (folders.stream().noneMatch(site -> site.isEmpty() || folder.startsWith(site + "/"))) {
                folders.add(folder);
            }
        }
        return folders;
    }
}
