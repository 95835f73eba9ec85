package dev.afterrun.blobs.gcs;

import static dev.afterrun.blobs.gcs.GcsFailures.told;

import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.HttpMethod;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.SignUrlOption;
import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.bucket.SignedWriting;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.SignedRequest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Writing in a resumable session that a signed request opens, for so many bytes and where there is nothing yet. Cloud
 * Storage knows no SHA-256: the copy of what was sent is read here.
 */
final class GcsSignedWriting implements SignedWriting {
    private final String bucket;
    private final HttpStorageOptions options;
    private final Storage storage;
    private final Writing writing;

    GcsSignedWriting(String bucket, HttpStorageOptions options, Storage storage, Writing writing) {
        this.bucket = bucket;
        this.options = options;
        this.storage = storage;
        this.writing = writing;
    }

    @Override
    public boolean refusesOtherBytes(String name) {
        return false;
    }

    @Override
    public DirectUpload begin(String name, Digest sha256, long size, Comparing comparing) {
        return new DirectUpload(name, "", sha256, size);
    }

    @Override
    public Optional<Transfer> transfer(DirectUpload upload, Duration lifetime) throws IOException {
        return Optional.of(
                arrived(upload) instanceof Arrival.Whole
                        ? new Transfer.Parts(List.of())
                        : new Transfer.Resumable(start(upload, lifetime)));
    }

    @Override
    public Arrival arrived(DirectUpload upload) throws IOException {
        return told(bucket, "tell of " + upload.name(), () -> {
            var object = storage.get(
                    BlobId.of(bucket, upload.name()),
                    BlobGetOption.fields(BlobField.SIZE, BlobField.GENERATION, BlobField.CONTENT_ENCODING));
            return object != null && object.getSize() == upload.size() && isPlain(object)
                    ? new Arrival.Unknown(Long.toString(object.getGeneration()), Sealing.OPEN)
                    : new Arrival.Incomplete();
        });
    }

    @Override
    public void copy(DirectUpload upload, String version, String name) throws IOException {
        var ours =
                told(bucket, "copy " + upload.name(), () -> writing.copy(upload.name(), Long.parseLong(version), name));
        if (!ours) {
            throw new IOException("there is another object under the fresh name " + name
                    + ", or other bytes have come as " + upload.name() + " since");
        }
    }

    /** A session that nobody finishes ends by itself. */
    @Override
    public void abandon(String name, String words) {}

    /** They are not told of. */
    @Override
    public List<Unfinished> unfinished(String prefix, Instant before) {
        return List.of();
    }

    private SignedRequest start(DirectUpload upload, Duration lifetime) throws IOException {
        var size = Long.toString(upload.size());
        var headers = Map.of(
                "x-goog-resumable",
                "start",
                "x-goog-if-generation-match",
                "0",
                "x-goog-content-length-range",
                size + "," + size,
                "x-upload-content-length",
                size);
        return told(bucket, "sign an address of " + upload.name(), () -> {
            var address = storage.signUrl(
                    BlobInfo.newBuilder(bucket, upload.name()).build(),
                    lifetime.toSeconds(),
                    TimeUnit.SECONDS,
                    SignUrlOption.withV4Signature(),
                    SignUrlOption.withPathStyle(),
                    SignUrlOption.withHostName(Connections.address(options)),
                    SignUrlOption.httpMethod(HttpMethod.POST),
                    SignUrlOption.withExtHeaders(headers));
            return new SignedRequest(
                    "POST",
                    URI.create(address.toString()),
                    headers,
                    Instant.ofEpochMilli(options.getClock().millisTime()).plus(lifetime));
        });
    }

    /** The store would unpack on reading what its sender calls packed, and copy it as it is. */
    private static boolean isPlain(BlobInfo object) {
        return object.getContentEncoding() == null
                || object.getContentEncoding().isEmpty();
    }
}
