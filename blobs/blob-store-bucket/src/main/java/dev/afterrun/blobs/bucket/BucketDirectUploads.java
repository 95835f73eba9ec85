package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
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

/**
 * Uploads that others send: to the name of an object that nobody refers to yet, where the store seals what was sent; else
 * below {@code staging/}, beside the chunks of those that came through us, to be copied.
 */
final class BucketDirectUploads implements DirectUploads {
    private final Bucket bucket;
    private final SignedWriting signed;
    private final Names names;
    private final Trust trust;

    BucketDirectUploads(Bucket bucket, SignedWriting signed, Names names, Trust trust) {
        this.bucket = bucket;
        this.signed = signed;
        this.names = names;
        this.trust = trust;
    }

    @Override
    public DirectUpload begin(StagingKey key, Digest expected, long size) throws IOException {
        return switch (trust.sealing()) {
            case SEALED -> signed.beginSealed(names.object(ObjectKey.fresh()), expected, size, trust.comparing());
            case OPEN ->
                signed.begin(names.folder(key) + "direct-" + UUID.randomUUID(), expected, size, trust.comparing());
        };
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
    public Optional<ObjectKey> itself(DirectUpload upload) {
        return names.key(upload.name());
    }

    @Override
    public ObjectKey promote(DirectUpload upload, Arrival.Whole arrival) throws IOException {
        var itself = itself(upload).filter(any -> arrival.sealing() == Sealing.SEALED);
        if (itself.isEmpty()) {
            return copied(upload, arrival);
        }
        compare(upload, arrival, upload.name());
        return itself.get();
    }

    private ObjectKey copied(DirectUpload upload, Arrival.Whole arrival) throws IOException {
        var key = ObjectKey.fresh();
        var name = names.object(key);
        try {
            signed.copy(upload, arrival.version(), name);
            compare(upload, arrival, name);
            return key;
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
    public void sweep(Instant before, Predicate<String> kept) throws IOException {
        for (var prefix : List.of(names.staging(), names.objects())) {
            for (var unfinished : signed.unfinished(prefix, before)) {
                if (!kept.test(unfinished.name())) {
                    signed.abandon(unfinished.name(), unfinished.words());
                }
            }
        }
    }

    private void compare(DirectUpload upload, Arrival.Whole arrival, String name) throws IOException {
        if (arrival instanceof Arrival.Unknown) {
            compare(upload, name);
        }
    }

    /** What nobody else can write to is read: a copy, and not what it was copied from, or what is sealed. */
    private void compare(DirectUpload upload, String name) throws IOException {
        var opened = bucket.open(name, 0, upload.size() + 1)
                .orElseThrow(() -> new IOException(name + " was written and is not there"));
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
