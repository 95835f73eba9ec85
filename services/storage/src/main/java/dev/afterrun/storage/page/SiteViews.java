package dev.afterrun.storage.page;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.download.FilesOfJobs;
import dev.afterrun.storage.download.FilesOfJobs.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what jobs made to be opened: documentation, coverage, applications. */
@ApplicationScoped
class SiteViews {
    /** Sites of a job that are named; whoever makes more has a page that leads to them. */
    private static final int SHOWN = 5;

    private final FilesOfJobs files;
    private final PageUrls urls;

    SiteViews(FilesOfJobs files, PageUrls urls) {
        this.files = files;
        this.urls = urls;
    }

    /** The sites of {@code jobs} by the row's number; a folder within a site is part of it. */
    Map<Long, List<SiteView>> of(List<Job> jobs) {
        var found = files.indexes(jobs.stream().map(Job::id).toList()).stream()
                .collect(Collectors.groupingBy(Row::jobId, Collectors.mapping(Row::path, Collectors.toList())));
        return jobs.stream()
                .collect(Collectors.toMap(Job::id, job -> of(job, found.getOrDefault(job.id(), List.of()))));
    }

    private List<SiteView> of(Job job, List<ArtifactPath> indexes) {
        return outermost(indexes).stream()
                .limit(SHOWN)
                .map(folder -> new SiteView(folder.isEmpty() ? "index.html" : folder, urls.site(job, folder)))
                .toList();
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
