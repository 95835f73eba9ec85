package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.bucket.Chunk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Joins objects, or ranges of one, to an object by a multipart upload whose parts the store copies by itself. */
final class Joining {
    /** Copies at one time. */
    private static final int AT_ONCE = 8;

    /**
     * What becomes a part.
     *
     * @param range in the form of {@code Range}; empty for all of it
     * @param version the {@code ETag} that it must have still; empty where it can have no other
     */
    record Source(String name, Optional<String> range, Optional<String> version) {
        static Source of(Chunk chunk) {
            return new Source(chunk.name(), Optional.empty(), Optional.empty());
        }
    }

    private final S3Client client;
    private final String bucket;
    private final String name;
    private final String writer = UUID.randomUUID().toString();

    Joining(S3Client client, String bucket, String name) {
        this.client = client;
        this.bucket = bucket;
        this.name = name;
    }

    /** Whether the object is there and ours. */
    boolean join(List<Source> sources) throws IOException {
        var upload = client.createMultipartUpload(
                        create -> create.bucket(bucket).key(name).metadata(Map.of(Writing.WRITER, writer)))
                .uploadId();
        try {
            return complete(upload, copied(upload, sources));
        } catch (IOException | SdkException e) {
            abort(upload, e);
            throw e;
        }
    }

    private List<CompletedPart> copied(String upload, List<Source> sources) throws IOException {
        var copies = new ArrayList<Callable<CompletedPart>>();
        for (var source : sources) {
            var number = copies.size() + 1;
            copies.add(() -> copy(upload, source, number));
        }
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var parts = new ArrayList<CompletedPart>();
            for (var copy : threads.invokeAll(copies)) {
                parts.add(copy.get());
            }
            return parts;
        } catch (ExecutionException e) {
            throw new IOException("the store did not copy every part of " + name + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("while the parts of " + name + " were copied").initCause(e);
        }
    }

    private CompletedPart copy(String upload, Source source, int number) {
        var part = client.uploadPartCopy(copy -> {
            copy.sourceBucket(bucket)
                    .sourceKey(source.name())
                    .destinationBucket(bucket)
                    .destinationKey(name)
                    .uploadId(upload)
                    .partNumber(number);
            source.range().ifPresent(copy::copySourceRange);
            source.version().ifPresent(copy::copySourceIfMatch);
        });
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.copyPartResult().eTag())
                .build();
    }

    private boolean complete(String upload, List<CompletedPart> parts) {
        try {
            client.completeMultipartUpload(complete -> complete.bucket(bucket)
                    .key(name)
                    .uploadId(upload)
                    .ifNoneMatch(Writing.ABSENT)
                    .multipartUpload(all -> all.parts(parts)));
            return true;
        } catch (S3Exception e) {
            // Also where a try of ours was answered unheard, after which the upload is no more.
            if (Writing.isBy(writer, client, bucket, name)) {
                return true;
            }
            if (e.statusCode() == S3Failures.PRECONDITION_FAILED) {
                abort(upload, e);
                return false;
            }
            throw e;
        }
    }

    private void abort(String upload, Exception cause) {
        try {
            client.abortMultipartUpload(abort -> abort.bucket(bucket).key(name).uploadId(upload));
        } catch (SdkException e) {
            // The bucket's rule for unfinished uploads ends it.
            cause.addSuppressed(e);
        }
    }
}
