package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets somebody do something between the hash and the copy. */
record Meddling(SignedWriting signed, Meddling.Meddler meddler) implements SignedWriting {
    /** What is done by somebody else at the worst moment. */
    @FunctionalInterface
    interface Meddler {
        void meddle(DirectUpload upload) throws IOException;
    }

    @Override
    public boolean refusesOtherBytes(String name) throws IOException {
        return signed.refusesOtherBytes(name);
    }

    @Override
    public DirectUpload begin(String name, Digest sha256, long size, Comparing comparing) throws IOException {
        return signed.begin(name, sha256, size, comparing);
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
    public void copy(DirectUpload upload, String version, String name) throws IOException {
        meddler.meddle(upload);
        signed.copy(upload, version, name);
    }

    @Override
    public void abandon(String name, String words) throws IOException {
        signed.abandon(name, words);
    }

    @Override
    public List<Unfinished> unfinished(String prefix, Instant before) throws IOException {
        return signed.unfinished(prefix, before);
    }

    /** What becomes of the upload all the same; empty where the store noticed, or we did: then nothing may be visible. */
    static Optional<ObjectKey> promoted(DirectUploads uploads, DirectUpload upload, Arrival.Whole arrival) {
        try {
            return Optional.of(uploads.promote(upload, arrival));
        } catch (IOException | DigestMismatch noticed) {
            return Optional.empty();
        }
    }
}
