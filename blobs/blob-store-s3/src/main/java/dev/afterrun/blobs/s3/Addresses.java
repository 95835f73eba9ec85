package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.bucket.PartPlan;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.SignedRequest;
import dev.afterrun.contracts.upload.Transfer;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs the addresses by which others write; each is good for so many bytes of one name, and no more. */
record Addresses(S3Presigner presigner, String bucket, Duration lifetime) {
    /** What HTTP clients set by themselves. */
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

    /** One request for all, which the store refuses where the bytes have another SHA-256. */
    Transfer.Part whole(String name, Digest sha256, long size) {
        return whole(name, sha256, size, put -> {});
    }

    /** The same, which the store refuses too where there is such an object already. */
    Transfer.Part once(String name, Digest sha256, long size) {
        return whole(name, sha256, size, put -> put.ifNoneMatch(Writing.ABSENT));
    }

    private Transfer.Part whole(String name, Digest sha256, long size, Consumer<PutObjectRequest.Builder> more) {
        var signed = presigner.presignPutObject(presign -> presign.signatureDuration(lifetime)
                .putObjectRequest(put -> more.accept(put.bucket(bucket)
                        .key(name)
                        .contentLength(size)
                        .checksumSHA256(Base64.getEncoder().encodeToString(sha256.bytes())))));
        return new Transfer.Part(0, size, request(signed));
    }

    /** A request for one of the parts. */
    Transfer.Part part(DirectUpload upload, int number) {
        var plan = PartPlan.sent(upload.size());
        var signed = presigner.presignUploadPart(presign -> presign.signatureDuration(lifetime)
                .uploadPartRequest(part -> part.bucket(bucket)
                        .key(upload.name())
                        .uploadId(upload.words())
                        .partNumber(number)
                        .contentLength(plan.length(number))));
        return new Transfer.Part(plan.offset(number), plan.length(number), request(signed));
    }

    private static SignedRequest request(PresignedRequest signed) {
        var headers = signed.signedHeaders().entrySet().stream()
                .filter(header -> !OF_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
        return new SignedRequest(
                signed.httpRequest().method().name(),
                URI.create(signed.url().toString()),
                headers,
                signed.expiration());
    }
}
