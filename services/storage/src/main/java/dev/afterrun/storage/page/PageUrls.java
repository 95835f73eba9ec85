package dev.afterrun.storage.page;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.FilesOfJobs.Row;
import dev.afterrun.storage.download.Ref;
import dev.afterrun.storage.download.Ref.RunRef;
import dev.afterrun.storage.page.PageView.AllView;
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

    /** The page of whatever goes by this ref. */
    String refPage(RepositoryName repository, String ref) {
        return addresses.web() + "/" + repository + "/" + PublicUrls.segment(ref);
    }

    String commitPage(RepositoryName repository, Commit commit) {
        return addresses.web() + "/" + repository + "/" + commit;
    }

    /** A job's files behind {@code after}, on its run's page. */
    String moreFiles(Job job, ArtifactPath after) {
        return runPage(job) + "?job=" + job.key() + "&after=" + PublicUrls.segment(after.value());
    }

    /** Where exactly these bytes are read. */
    URI file(Job job, Row file) {
        return urls.file(job, file.path(), file.named());
    }

    /** A folder of the job, with the slash at its end; the job's own is empty. */
    String folder(Job job, String folder) {
        var below = folder.isEmpty() ? "" : PublicUrls.encoded(new ArtifactPath(folder)) + "/";
        return urls.ref(job.repository().name(), ref(job)) + below;
    }

    /** Where a file whose name leads to it is saved, though browsers could show it. */
    URI save(Job job, ArtifactPath path) {
        return urls.download(job.repository().name(), ref(job), path);
    }

    /** Where a file whose name leads to it is shown line by line. */
    String lines(Job job, ArtifactPath path) {
        return urls.text(job.repository().name(), ref(job), path).toString();
    }

    /** What leads to the job's files by their names. */
    private static String ref(Job job) {
        return job.trust() == TrustLevel.UNTRUSTED
                ? new RunRef(job.jobId().run()).text()
                : job.commit().hex();
    }

    /** Where a persisted set is downloaded. */
    String archive(RepositoryName repository, long generation) {
        return urls.setArchive(repository, generation).toString();
    }

    /** What stands before the ref's files and views. */
    URI files(RepositoryName repository, Ref ref) {
        return urls.ref(repository, ref.text());
    }

    /** Where all files of the ref are, for {@code audience}: who has signed in saves them where the session counts. */
    AllView all(RepositoryName repository, Ref ref, Audience audience) {
        var page = refPage(repository, ref.text()) + "/";
        var files = switch (audience) {
            case EVERYBODY -> files(repository, ref).toString();
            case FEW -> page;
        };
        return new AllView(
                page + "-/list/", files + "-/archive.zip", files + "-/archive.tar.zst", files + "-/SHA256SUMS");
    }

    /** The digests of all files of the ref. */
    String sums(RepositoryName repository, Ref ref) {
        return files(repository, ref) + "-/SHA256SUMS";
    }
}
