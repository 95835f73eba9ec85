package dev.afterrun.storage.upload;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.persisted.SetBlobPaths;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.LeftOut;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.JobSaid;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.quota.RefuseUploads;
import dev.afterrun.storage.switching.PackageQuestion;
import dev.afterrun.storage.switching.PackagesOfPullRequests;
import dev.afterrun.storage.switching.PackagesOfPullRequests.Denial;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opens upload sessions: refuses what could not be published, and tells what is to be sent. */
@ApplicationScoped
public class OpenSessions {
    private final UploadRules rules;
    private final PackagesOfPullRequests packages;
    private final SessionRecords records;
    private final RefuseUploads refuseUploads;
    private final WriteManifest writeManifest;
    private final DirectTransfers transfers;
    private final Addresses addresses;
    private final PublicUrls urls;

    OpenSessions(
            UploadRules rules,
            PackagesOfPullRequests packages,
            SessionRecords records,
            RefuseUploads refuseUploads,
            WriteManifest writeManifest,
            DirectTransfers transfers,
            Addresses addresses,
            PublicUrls urls) {
        this.rules = rules;
        this.packages = packages;
        this.records = records;
        this.refuseUploads = refuseUploads;
        this.writeManifest = writeManifest;
        this.transfers = transfers;
        this.addresses = addresses;
        this.urls = urls;
    }

    /** A session for what {@code request} announces; 409 where a name is taken by other content. */
    public UploadOpened open(Caller opener, OpenUpload request) throws IOException {
        var said = said(request);
        var caller = opener.as(said);
        var repository = caller.mayUploadAs(said);
        var job = new JobId(repository, request.source(), request.run(), request.attempt(), request.job());
        var announced = rules.manifest(request);
        var question = question(caller, request, job);
        var denial = packages.denied(question, published(announced));
        var manifest = denial.map(denied -> without(announced, denied)).orElse(announced);
        records.check(job, caller.trust(), request, manifest);
        refuseUploads.announced(question.repository(), job.key(), manifest.files());
        var sizes = sizes(manifest);
        var written = writeManifest.write(manifest);
        var id = UUID.randomUUID();
        var opened = records.open(
                new SessionRecords.Opening(id, request.repository(), job, request.commit(), caller.trust()),
                sizes,
                written);
        var reference = new ManifestRef(written.sha256(), manifest.files().size(), manifest.bytes());
        return new UploadOpened(
                id.toString(),
                URI.create(addresses.storage() + "/v1/uploads/" + id),
                opened.end(),
                reference,
                opened.missing(),
                urls.files(request.repository(), request.commit(), caller.trust(), job),
                urls.runPage(request.repository(), request.run()),
                transfers.from(),
                denial.map(denied -> new LeftOut(denied.files(), denied.why())));
    }

    /** Which commit was built, and on which branch, its event says. */
    private static JobSaid said(OpenUpload request) {
        return new JobSaid(
                request.repository(),
                request.run(),
                request.attempt(),
                request.commit(),
                Optional.empty(),
                Optional.empty(),
                request.pullRequest());
    }

    private PackageQuestion question(Caller caller, OpenUpload request, JobId job) {
        return new PackageQuestion(
                packages.repository(job, request.repository()),
                job,
                request.commit(),
                caller.trust(),
                request.pullRequest());
    }

    /** What may become files of the job: sets are handed on, and an event that names one of their paths is asked about by itself. */
    private static List<ArtifactPath> published(Manifest manifest) {
        return manifest.files().stream()
                .filter(file -> !SetBlobPaths.isOfSet(file))
                .map(ManifestEntry::path)
                .toList();
    }

    private static Manifest without(Manifest announced, Denial denied) {
        var leftOut = Set.copyOf(denied.files());
        return new Manifest(announced.files().stream()
                .filter(file -> !leftOut.contains(file.path()))
                .toList());
    }

    private static Map<Digest, Long> sizes(Manifest manifest) {
        var sizes = new HashMap<Digest, Long>();
        for (var file : manifest.files()) {
            var other = sizes.put(file.sha256(), file.size());
            if (other != null && other != file.size()) {
                throw new ProblemException(ProblemType.INVALID.because(sentence(file, other)));
            }
        }
        return sizes;
    }

    private static String sentence(ManifestEntry file, long other) {
        return "'" + file.path() + "' has " + file.size() + " bytes and another file of the same SHA-256 has " + other
                + "; hash them again";
    }
}
