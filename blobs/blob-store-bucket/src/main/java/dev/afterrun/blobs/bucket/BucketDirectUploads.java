package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Uploads that others send below {@code staging/}, beside the chunks of those that came through us. */
final class BucketDirectUploads implements DirectUploads {
    private final Bucket bucket;
    private final SignedWriting signed;
    private final Names names;
    private final Comparing comparing;

    BucketDirectUploads(Bucket bucket, SignedWriting signed, Names names, Comparing comparing) {
        this.bucket = bucket;
        this.signed = signed;
        this.names = names;
        this.comparing = comparing;
    }

    @Override
    public DirectUpload begin(StagingKey key, Digest expected, long size) throws IOException {
        return signed.begin(names.folder(key) + "direct-" + UUID.randomUUID(), expected, size, comparing);
    }

    @Override
    public Optional<Transfer> transfer(DirectUpload upload, Duration lifetime) throws IOException {
        return signed.transfer(upload, lifetime);
    }

    @Override
    public Arrival arrived(DirectUpload upload) throws IOException {
        return signed.arrived(upload);
    }

    @Override
    public void promote(DirectUpload upload, Arrival.Whole arrival, ObjectKey key) throws IOException {
        var name = names.object(key);
        try {
            signed.copy(upload, arrival.version(), name);
            if (arrival instanceof Arrival.Unknown) {
                compare(upload, name);
            }
        } catch (IOException | DigestMismatch e) {
            forget(name, e);
            throw e;
        }
    }

    @Override
    public void discard(DirectUpload upload) throws IOException {
        signed.abandon(upload.name(), upload.words());
        bucket.delete(List.of(upload.name()));
    }

    @Override
    public void sweep(Instant before, Predicate<StagingKey> kept) throws IOException {
        for (var unfinished : signed.unfinished(names.staging(), before)) {
            if (names.upload(unfinished.name()).filter(kept).isEmpty()) {
                signed.abandon(unfinished.name(), unfinished.words());
            }
        }
    }

    /** What was copied is read, and not what it was copied from: to that, others may still write. */
    private void compare(DirectUpload upload, String copy) throws IOException {
        var opened = bucket.open(copy, 0, upload.size() + 1)
                .orElseThrow(() -> new IOException(copy + " was written and is not there"));
        var hashed = new DigestOutputStream(OutputStream.nullOutputStream(), Digest.sha256());
        try (var content = opened.content()) {
            var size = content.transferTo(hashed);
            var actual = Digest.ofHash(hashed.getMessageDigest().digest());
            if (size != upload.size() || !actual.equals(upload.sha256())) {
                throw new DigestMismatch(upload.sha256(), upload.size(), actual, size);
            }
        }
    }

    /** Nobody refers to it, nor ever will. */
    private void forget(String copy, Exception cause) {
        try {
            bucket.delete(List.of(copy));
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
