package dev.afterrun.storage.upload;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.catalog.PublicUrls;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Opens upload sessions: refuses what could not be published, and tells what is to be sent. */
@ApplicationScoped
public class OpenSessions {
    private final UploadRules rules;
    private final SessionRecords records;
    private final WriteManifest writeManifest;
    private final DirectTransfers transfers;
    private final Addresses addresses;
    private final PublicUrls urls;

    OpenSessions(
            UploadRules rules,
            SessionRecords records,
            WriteManifest writeManifest,
            DirectTransfers transfers,
            Addresses addresses,
            PublicUrls urls) {
        this.rules = rules;
        this.records = records;
        this.writeManifest = writeManifest;
        this.transfers = transfers;
        this.addresses = addresses;
        this.urls = urls;
    }

    /** A session for what {@code request} announces; 409 where a name is taken by other content. */
    public UploadOpened open(Caller caller, OpenUpload request) throws IOException {
        var repository = caller.mayPublishTo(request.repository());
        var manifest = rules.manifest(request);
        var job = new JobId(repository, request.source(), request.run(), request.attempt(), request.job());
        records.check(job, caller.trust(), request, manifest);
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
                transfers.from());
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
