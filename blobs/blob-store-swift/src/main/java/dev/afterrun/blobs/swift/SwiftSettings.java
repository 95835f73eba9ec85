package dev.afterrun.blobs.swift;

import java.time.Duration;
import java.util.Optional;

/**
 * Which container, and how it is reached.
 *
 * @param container must be there already
 * @param login who we are
 * @param temporaryUrlKey what addresses are signed with: that of the account or the container; empty to sign none
 * @param patience how long one try of one request may take; also how long a stream may say nothing
 * @param addressLifetime how long a reader may begin to read at an address that was handed out
 * @param stay after which time the store itself forgets what belongs to uploads: longer than they take
 */
public record SwiftSettings(
        String container,
        SwiftLogin login,
        Optional<String> temporaryUrlKey,
        Duration patience,
        Duration addressLifetime,
        Duration stay) {

    /** Without the key. */
    @Override
    public String toString() {
        return "SwiftSettings[" + container + ", " + login + "]";
    }
}
