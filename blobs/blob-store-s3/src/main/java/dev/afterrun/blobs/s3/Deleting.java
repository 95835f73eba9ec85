package dev.afterrun.blobs.s3;

import static dev.afterrun.blobs.s3.S3Failures.told;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Deletes objects, those that there are. */
record Deleting(S3Client client, String bucket) {
    /** What one request deletes at most. */
    static final int MOST = 1000;

    /** What stores answer that know no {@code DeleteObjects}, or want it with another checksum than the client's. */
    private static final Set<Integer> NOT_KNOWN = Set.of(S3Failures.BAD_REQUEST, 405, 501);

    void alone(String name) throws IOException {
        told(
                bucket,
                "delete " + name,
                () -> client.deleteObject(delete -> delete.bucket(bucket).key(name)));
    }

    /** Not quietly: an answer that says nothing would be one that says that all are gone. */
    Set<String> together(List<String> names) throws IOException {
        var objects = names.stream()
                .map(name -> ObjectIdentifier.builder().key(name).build())
                .toList();
        return told(bucket, "delete " + names.getFirst() + " and others", () -> {
            try {
                return client
                        .deleteObjects(delete -> delete.bucket(bucket)
                                .delete(those -> those.objects(objects).quiet(false)))
                        .deleted()
                        .stream()
                        .map(DeletedObject::key)
                        .collect(Collectors.toSet());
            } catch (S3Exception e) {
                if (NOT_KNOWN.contains(e.statusCode())) {
                    return Set.of();
                }
                throw e;
            }
        });
    }
}
