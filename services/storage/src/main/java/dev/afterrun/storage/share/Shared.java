package dev.afterrun.storage.share;

import java.net.URI;

/**
 * A file that has an address.
 *
 * @param delete whoever knows this may delete it, without a token
 */
public record Shared(URI address, URI delete) {}
