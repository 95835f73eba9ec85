package dev.afterrun.contracts.content;

import dev.afterrun.contracts.Digest;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code GET /v1/repositories/OWNER/NAME/files/SHA256}: where one repository has this content.
 *
 * @param size bytes
 * @param address where it is read by its digest; empty where untrusted jobs alone have it
 * @param uses a page of the files that are this content, the newest job's first
 * @param next the page after this one; empty where it is the last
 */
public record ContentUses(Digest sha256, long size, Optional<URI> address, List<ContentUse> uses, Optional<URI> next) {}
