package dev.afterrun.blobs.s3;

import dev.afterrun.contracts.Digest;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tries whether what was sent stays as it is: neither an address for one request nor an upload in parts writes over it. */
record SealProbe(S3Client client, String bucket, Duration patience) {
    private static final byte[] BYTE = {1};
    private static final byte[] OTHER = {2};

    /** Also false where the store refuses what is tried, or cannot do it now. */
    boolean seals(Addresses addresses, String name) {
        try {
            return writesOnce(addresses, name) && completesOnce(name);
        } catch (SdkException e) {
            return false;
        }
    }

    private boolean writesOnce(Addresses addresses, String name) {
        var request = addresses.once(name, Digest.of(BYTE), BYTE.length).request();
        var sender = new ProbeSender(patience);
        return sender.status(request, BYTE).filter(status -> status / 100 == 2).isPresent()
                && sender.status(request, BYTE)
                        .filter(status -> status == S3Failures.PRECONDITION_FAILED)
                        .isPresent();
    }

    /** Parts that come late can be completed to nothing: as all that is completed by us, only where there is no object. */
    private boolean completesOnce(String name) {
        var upload = client.createMultipartUpload(
                        create -> create.bucket(bucket).key(name))
                .uploadId();
        try {
            var part = client.uploadPart(
                    one -> one.bucket(bucket).key(name).uploadId(upload).partNumber(1), RequestBody.fromBytes(OTHER));
            client.completeMultipartUpload(complete -> complete.bucket(bucket)
                    .key(name)
                    .uploadId(upload)
                    .ifNoneMatch(Writing.ABSENT)
                    .multipartUpload(all -> all.parts(CompletedPart.builder()
                            .partNumber(1)
                            .eTag(part.eTag())
                            .build())));
            return false;
        } catch (S3Exception e) {
            client.abortMultipartUpload(abort -> abort.bucket(bucket).key(name).uploadId(upload));
            return e.statusCode() == S3Failures.PRECONDITION_FAILED;
        }
    }
}
