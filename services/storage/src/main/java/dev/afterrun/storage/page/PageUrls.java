package dev.afterrun.storage.page;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.FilesOfJobs.Row;
import dev.afterrun.storage.download.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Where a page's links lead. */
@ApplicationScoped
class PageUrls {
    private final Addresses addresses;
    private final PublicUrls urls;

    PageUrls(Addresses addresses, PublicUrls urls) {
        this.addresses = addresses;
        this.urls = urls;
    }

    String runPage(Job job) {
        return urls.runPage(job.repository().name(), job.jobId().run()).toString();
    }

    String commitPage(RepositoryName repository, Commit commit) {
        return addresses.web() + "/" + repository + "/" + commit;
    }

    /** A job's files behind {@code after}, on its run's page. */
    String moreFiles(Job job, ArtifactPath after) {
        return runPage(job) + "?job=" + job.key() + "&after=" + PublicUrls.segment(after.value());
    }

    /** Where exactly these bytes are read. */
    String file(Job job, Row file) {
        return urls.file(job, file.path(), file.named()).toString();
    }

    /** What stands before the ref's files and views. */
    URI files(RepositoryName repository, Ref ref) {
        return URI.create(addresses.content() + "/" + repository + "/" + PublicUrls.segment(ref.text()) + "/");
    }

    /** The digests of all files of the ref. */
    String sums(RepositoryName repository, Ref ref) {
        return files(repository, ref) + "-/SHA256SUMS";
    }
}
