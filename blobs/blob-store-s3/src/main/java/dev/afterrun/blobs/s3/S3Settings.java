package dev.afterrun.blobs.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which bucket, and how it is reached.
 *
 * @param bucket must be there already
 * @param region as in {@code eu-central-1}; stores other than Amazon's take any
 * @param endpoint where the store is, if it is not Amazon's
 * @param readersEndpoint where readers reach it, if not under {@code endpoint}
 * @param addressing how the bucket's name stands in addresses
 * @param credentials empty for what the process was given: environment, profile, container or instance role
 * @param patience how long one try of one request may take; also how long a stream may say nothing
 * @param addressLifetime how long a reader may begin to read at an address that was handed out
 */
public record S3Settings(
        String bucket,
        String region,
        Optional<URI> endpoint,
        Optional<URI> readersEndpoint,
        Addressing addressing,
        Optional<S3Credentials> credentials,
        Duration patience,
        Duration addressLifetime) {

    /** How a bucket's name stands in addresses. */
    public enum Addressing {
        /** {@code https://BUCKET.host/key}, as Amazon wants it. */
        VIRTUAL_HOST,
        /** {@code https://host/BUCKET/key}, as most others do. */
        PATH
    }

    /** An access key. */
    public record S3Credentials(String accessKey, String secretKey) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "S3Credentials[" + accessKey + "]";
        }
    }
}
