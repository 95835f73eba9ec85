package dev.afterrun.contracts.persisted;

import dev.afterrun.contracts.Digest;
import java.net.URI;

/**
 * A pack or a description that can be got.
 *
 * @param size bytes
 * @param url of this service: it answers ranges, with the bytes or with a redirect to where they lie, to which no token
 *     must go along; 410 from the moment on from which the set is not to be restored
 */
public record LocatedBlob(Digest sha256, long size, URI url) {}
