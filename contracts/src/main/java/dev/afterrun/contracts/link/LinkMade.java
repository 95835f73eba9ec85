package dev.afterrun.contracts.link;

import dev.afterrun.contracts.Digest;
import java.net.URI;
import java.time.Instant;

/**
 * A link that was made. Whoever has it reads the file.
 *
 * @param sha256 of the file that it opens, and of no other
 * @param until when it opens nothing any more
 */
public record LinkMade(URI url, Digest sha256, Instant until) {
    @Override
    public String toString() {
        return "LinkMade[url=(hidden), sha256=" + sha256 + ", until=" + until + "]";
    }
}
