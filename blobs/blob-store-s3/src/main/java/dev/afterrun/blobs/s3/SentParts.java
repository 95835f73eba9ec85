package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.bucket.PartPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The parts of a multipart upload that others send. */
record SentParts(S3Client client, String bucket, DirectUpload upload) {

    /**
     * Those that are not here, or not as long as they should be.
     *
     * @throws NoSuchUploadException when the upload was completed or ended
     */
    List<Integer> missing() {
        return missing(listed());
    }

    /** Makes them the object, if all are here; which one, {@link SentObject} tells. */
    Optional<DirectUpload> completed() {
        try {
            var listed = listed();
            if (!missing(listed).isEmpty()) {
                return Optional.empty();
            }
            client.completeMultipartUpload(complete -> complete.bucket(bucket)
                    .key(upload.name())
                    .uploadId(upload.words())
                    // Others may have completed it since the parts were listed.
                    .ifNoneMatch(Writing.ABSENT)
                    .multipartUpload(all ->
                            all.parts(listed.stream().map(SentParts::completed).toList())));
            return Optional.of(upload);
        } catch (NoSuchUploadException e) {
            // Also where a try of ours was answered unheard, or another request of the same job was faster.
            return Optional.of(upload);
        } catch (S3Exception e) {
            if (e.statusCode() == S3Failures.PRECONDITION_FAILED) {
                return Optional.of(upload);
            }
            throw e;
        }
    }

    private static CompletedPart completed(Part part) {
        return CompletedPart.builder()
                .partNumber(part.partNumber())
                .eTag(part.eTag())
                .build();
    }

    private List<Integer> missing(List<Part> listed) {
        var plan = PartPlan.sent(upload.size());
        var whole = listed.stream()
                .filter(part -> part.size() == plan.length(part.partNumber()))
                .map(Part::partNumber)
                .collect(Collectors.toSet());
        return plan.numbers().stream().filter(number -> !whole.contains(number)).toList();
    }

    /** By number; there are none but those for which an address was signed. */
    private List<Part> listed() {
        return client
                .listPartsPaginator(
                        list -> list.bucket(bucket).key(upload.name()).uploadId(upload.words()))
                .parts()
                .stream()
                .sorted(Comparator.comparing(Part::partNumber))
                .toList();
    }
}
