package dev.afterrun.storage.page;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.FilesOfJobs.Row;
import dev.afterrun.storage.download.Ref;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** Exactly these bytes: by commit while they hold the name there, else by the job that made them. */
    String file(Job job, Row file) {
        var repository = job.repository().name();
        var byName = file.named() && job.trust() != TrustLevel.UNTRUSTED;
        return byName
                ? urls.file(urls.files(repository, job.commit(), job.trust(), job.jobId()), file.path())
                        .toString()
                : ref(repository, new Ref.RunRef(job.jobId().run())) + "/-/jobs/"
                        + job.jobId().attempt() + "/"
                        + PublicUrls.segment(job.jobId().job()) + "/"
                        + PublicUrls.encoded(file.path());
    }

    /** The digests of all files of the ref. */
    String sums(RepositoryName repository, Ref ref) {
        return ref(repository, ref) + "/-/SHA256SUMS";
    }

    private String ref(RepositoryName repository, Ref ref) {
        return addresses.content() + "/" + repository + "/" + PublicUrls.segment(ref.text());
    }
}
