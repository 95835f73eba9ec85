package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.bucket.PartPlan;
import dev.afterrun.blobs.s3.Joining.Source;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects that others wrote, in exactly the version that is meant: its {@code ETag}. */
record SentObject(S3Client client, String bucket) {
    /**
     * An object that others wrote.
     *
     * @param sealing whether its sender said nothing of it
     */
    record Found(String version, Sealing sealing) {}

    /** What a store copies while it is waited for. */
    private static final long AT_ONCE = 64 * 1024 * 1024;

    /** What is there, if it is what it should be, as far as the store tells. */
    Optional<Found> found(DirectUpload upload) {
        try {
            var head = client.headObject(
                    any -> any.bucket(bucket).key(upload.name()).checksumMode(ChecksumMode.ENABLED));
            return head.contentLength() == upload.size() && isOf(upload, head)
                    ? Optional.of(new Found(head.eTag(), sealing(head)))
                    : Optional.empty();
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Whether it is copied; false where there is an object called {@code name} already. */
    boolean copied(DirectUpload upload, String version, String name) throws IOException {
        if (upload.size() > AT_ONCE) {
            var plan = PartPlan.copied(upload.size());
            return new Joining(client, bucket, name)
                    .join(plan.numbers().stream()
                            .map(number ->
                                    new Source(upload.name(), Optional.of(plan.range(number)), Optional.of(version)))
                            .toList());
        }
        // What the sender said of the object, such as its encoding, is left behind.
        client.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey(upload.name())
                .copySourceIfMatch(version)
                .destinationBucket(bucket)
                .destinationKey(name)
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of(Writing.WRITER, UUID.randomUUID().toString())));
        return true;
    }

    /** Whoever sends an object may say things of it that every reader of the bytes would hear from the store. */
    private static Sealing sealing(HeadObjectResponse head) {
        var said = Stream.of(
                        head.contentEncoding(),
                        head.contentLanguage(),
                        head.contentDisposition(),
                        head.cacheControl(),
                        head.expiresString(),
                        head.websiteRedirectLocation(),
                        head.sseCustomerAlgorithm())
                .anyMatch(any -> any != null && !any.isEmpty());
        return said || !head.metadata().isEmpty() ? Sealing.OPEN : Sealing.SEALED;
    }

    /** Of parts the store tells a checksum of checksums, and others tell none. */
    private static boolean isOf(DirectUpload upload, HeadObjectResponse head) {
        var told = Optional.ofNullable(head.checksumSHA256()).filter(any -> S3SignedWriting.isInOneRequest(upload));
        return told.map(Base64.getEncoder().encodeToString(upload.sha256().bytes())::equals)
                .orElse(true);
    }
}
