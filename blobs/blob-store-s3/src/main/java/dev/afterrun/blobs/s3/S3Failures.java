package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.StoreFull;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells the SDK's failures in the port's terms. */
final class S3Failures {
    static final int BAD_REQUEST = 400;
    static final int PRECONDITION_FAILED = 412;
    static final int RANGE_NOT_SATISFIABLE = 416;

    private static final int INSUFFICIENT_STORAGE = 507;

    private S3Failures() {}

    /** What is asked of the store. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException;
    }

    /** Sends the request; {@code what} and {@code bucket} make the sentence that tells of its failure. */
    static <T> T told(String bucket, String what, Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (S3Exception e) {
            throw e.statusCode() == INSUFFICIENT_STORAGE
                    ? new StoreFull("in the bucket " + bucket, new IOException(e))
                    : failed(bucket, what, e);
        } catch (SdkException e) {
            throw failed(bucket, what, e);
        }
    }

    private static IOException failed(String bucket, String what, SdkException cause) {
        return new IOException("the bucket " + bucket + " failed to " + what + ": " + cause.getMessage(), cause);
    }
}
