package dev.afterrun.cli.notify.store;

import dev.afterrun.contracts.ArtifactPath;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job's files in a store.
 *
 * @param index the page that lists them
 * @param linksUntil when addresses end
 * @param filesUntil when the store deletes the files; empty where it does not
 */
public record Uploaded(URI index, List<Linked> files, Instant linksUntil, Optional<Instant> filesUntil) {

    /** One file, and where it is read. */
    public record Linked(ArtifactPath path, long size, URI address) {}

    /** Bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(Linked::size).sum();
    }
}
