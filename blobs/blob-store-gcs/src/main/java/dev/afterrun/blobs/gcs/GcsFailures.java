package dev.afterrun.blobs.gcs;

import com.google.auth.ServiceAccountSigner.SigningException;
import com.google.cloud.storage.StorageException;
import dev.afterrun.blobs.StoreFull;
import java.io.IOException;

/** Tells the SDK's failures in the port's terms. */
final class GcsFailures {
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int PRECONDITION_FAILED = 412;
    static final int RANGE_NOT_SATISFIABLE = 416;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INSUFFICIENT_STORAGE = 507;

    private GcsFailures() {}

    /** What is asked of the store. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException;
    }

    /** Sends the request; {@code what} and {@code bucket} make the sentence that tells of its failure. */
    static <T> T told(String bucket, String what, Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (StorageException e) {
            throw e.getCode() == INSUFFICIENT_STORAGE
                    ? new StoreFull("in the bucket " + bucket, new IOException(e))
                    : failed(bucket, what, e);
        } catch (IOException | SigningException e) {
            throw failed(bucket, what, e);
        }
    }

    /** Whether the same request may be answered otherwise in a moment. */
    static boolean passes(int status) {
        return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status / 100 == 5;
    }

    private static IOException failed(String bucket, String what, Exception cause) {
        return new IOException("the bucket " + bucket + " failed to " + what + ": " + cause.getMessage(), cause);
    }
}
