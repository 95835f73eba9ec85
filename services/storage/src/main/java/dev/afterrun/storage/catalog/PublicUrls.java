package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.ViewNames;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.http.address.Addresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The addresses that people and tools are given. */
@ApplicationScoped
public class PublicUrls {
    private final Addresses addresses;

    PublicUrls(Addresses addresses) {
        this.addresses = addresses;
    }

    /** What a file's encoded path is put behind: by commit, or by run where the commit does not lead to it. */
    public URI files(RepositoryName repository, Commit commit, TrustLevel trust, JobId job) {
        var ref = trust == TrustLevel.UNTRUSTED ? runRef(job.run()) : commit.hex();
        return URI.create(addresses.content() + "/" + repository + "/" + ref + "/");
    }

    /**
     * Where exactly these bytes of the job are read: by commit while they hold the name there, else by the job itself.
     *
     * @param named whether they hold it
     */
    public URI file(Job job, ArtifactPath path, boolean named) {
        return file(job.repository().name(), job.commit(), job.trust(), job.jobId(), path, named);
    }

    /** The same of a job's parts. */
    public URI file(
            RepositoryName repository, Commit commit, TrustLevel trust, JobId id, ArtifactPath path, boolean named) {
        return named && trust != TrustLevel.UNTRUSTED
                ? ofCommit(repository, commit, path)
                : URI.create(addresses.content() + "/" + repository + "/" + runRef(id.run()) + "/-/jobs/" + id.attempt()
                        + "/" + segment(id.job()) + "/" + encoded(path));
    }

    /** Where everybody saves the file, though a browser could show it. */
    public URI download(RepositoryName repository, String ref, ArtifactPath path) {
        return URI.create(ref(repository, ref) + ViewNames.OURS + "/files/" + encoded(path));
    }

    /** Where the file is shown line by line. */
    public URI text(RepositoryName repository, String ref, ArtifactPath path) {
        return URI.create(addresses.web() + "/" + repository + "/" + segment(ref) + "/" + ViewNames.OURS + "/view/"
                + encoded(path));
    }

    /** What stands before everything that is read of a ref; with its slash. */
    public URI ref(RepositoryName repository, String ref) {
        return URI.create(addresses.content() + "/" + repository + "/" + segment(ref) + "/");
    }

    /** Where the ref leads to a file of this path. */
    public URI inRef(RepositoryName repository, String ref, ArtifactPath path) {
        return URI.create(ref(repository, ref) + behindRef(path));
    }

    /** A file of a commit. */
    public URI ofCommit(RepositoryName repository, Commit commit, ArtifactPath path) {
        return URI.create(addresses.content() + "/" + repository + "/" + commit.hex() + "/" + behindRef(path));
    }

    /** These very bytes, for good; {@code path} is one that the repository has them under. */
    public URI content(RepositoryName repository, Digest sha256, ArtifactPath path) {
        return URI.create(addresses.content() + "/" + repository + "/" + ViewNames.OURS + "/sha256/" + sha256 + "/"
                + segment(path.fileName()));
    }

    /** The page of the hash index behind {@code position}. */
    public URI usesBehind(RepositoryName repository, Digest sha256, String position) {
        return URI.create(addresses.storage() + "/v1/repositories/" + repository + "/files/" + sha256 + "?after="
                + segment(position));
    }

    /** Where all of a persisted set is downloaded. */
    public URI setArchive(RepositoryName repository, long generation) {
        return URI.create(
                addresses.storage() + "/v1/persisted/" + repository + "/generations/" + generation + "/archive");
    }

    /** The page of a run. */
    public URI runPage(RepositoryName repository, String run) {
        return URI.create(addresses.web() + "/" + repository + "/" + runRef(run));
    }

    /** The page of whatever a pointer leads to. */
    public URI pointerPage(RepositoryName repository, PointerName pointer) {
        return URI.create(addresses.web() + "/" + repository + "/" + segment(pointer.value()));
    }

    /** What a file's encoded path is put behind, to be read through a pointer. */
    public URI pointerFiles(RepositoryName repository, PointerName pointer) {
        return URI.create(addresses.content() + "/" + repository + "/" + segment(pointer.value()) + "/");
    }

    /** The page of a pull request. */
    public URI pullRequestPage(RepositoryName repository, int number) {
        return URI.create(addresses.web() + "/" + repository + "/pr-" + number);
    }

    /** A file as it stands behind a ref, though one of our views may have its name. */
    public static String behindRef(ArtifactPath path) {
        return (ViewNames.hide(path) ? ViewNames.OURS + "/files/" : "") + encoded(path);
    }

    /** The path with each part percent-encoded (RFC 3986). */
    public static String encoded(ArtifactPath path) {
        return Arrays.stream(path.value().split("/")).map(PublicUrls::segment).collect(Collectors.joining("/"));
    }

    /** One part of a path, percent-encoded. */
    public static String segment(String text) {
        // Form encoding differs from a path's in these three alone.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String runRef(String run) {
        return "run-" + segment(run);
    }
}
