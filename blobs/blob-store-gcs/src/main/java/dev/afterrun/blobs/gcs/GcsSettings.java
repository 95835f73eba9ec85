package dev.afterrun.blobs.gcs;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which bucket, and how it is reached.
 *
 * @param bucket must be there already
 * @param endpoint where the store is, if it is not Google's; it is asked without credentials unless a key file is given
 * @param keyFile the JSON key of a service account; empty for what the process was given: the file that its environment
 *     names, the workload's identity, or the machine's service account
 * @param patience how long one try of one request may take; also how long a stream may say nothing
 * @param addressLifetime how long a reader may begin to read at an address that was handed out
 */
public record GcsSettings(
        String bucket, Optional<URI> endpoint, Optional<Path> keyFile, Duration patience, Duration addressLifetime) {}
