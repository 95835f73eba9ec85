package dev.afterrun.blobs.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Writes objects in one request. */
final class Writing {
    /** Marks an object as one writer's, who so knows it again when the answer was lost. */
    static final String WRITER = "afterrun-writer";

    /** Write only where there is nothing. */
    static final String ABSENT = "*";

    private final S3Client client;
    private final String bucket;

    Writing(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Whether the object is there and ours. */
    boolean put(String name, ByteBuffer bytes) {
        return put(name, bytes, sha256(bytes));
    }

    /** @param checksum the SHA-256 that the store is told, in Base64 */
    boolean put(String name, ByteBuffer bytes, String checksum) {
        var writer = UUID.randomUUID().toString();
        try {
            client.putObject(
                    put -> put.bucket(bucket)
                            .key(name)
                            .ifNoneMatch(ABSENT)
                            .checksumSHA256(checksum)
                            .metadata(Map.of(WRITER, writer)),
                    body(bytes));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() != S3Failures.PRECONDITION_FAILED) {
                throw e;
            }
            // A try of ours may have been answered unheard, and the next one met its object.
            return isBy(writer, client, bucket, name);
        }
    }

    /** Each try reads the very bytes; the client's own way would copy all of them first. */
    private static RequestBody body(ByteBuffer bytes) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(() -> new BufferContent(bytes.duplicate())),
                bytes.remaining(),
                "application/octet-stream");
    }

    /** Whether there is an object that {@code writer} wrote. */
    static boolean isBy(String writer, S3Client client, String bucket, String name) {
        try {
            var metadata =
                    client.headObject(head -> head.bucket(bucket).key(name)).metadata();
            return writer.equals(metadata.get(WRITER));
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    static String sha256(ByteBuffer bytes) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes.duplicate());
            return Base64.getEncoder().encodeToString(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
