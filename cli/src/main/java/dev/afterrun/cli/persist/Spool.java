package dev.afterrun.cli.persist;

import dev.afterrun.cli.publish.HashedFile;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetBlobPaths;
import dev.afterrun.persisted.disk.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A directory for what is on its way to the server: memory holds one pack at most, however slow the line is. */
final class Spool implements AutoCloseable {
    private final Path directory;

    Spool() throws IOException {
        this.directory = Files.createTempDirectory("afterrun-");
    }

    /** Puts a pack there, which is {@code length} bytes of {@code buffer}. */
    HashedFile pack(byte[] buffer, int length) throws IOException {
        return put(buffer, length, SetBlobPaths::ofPack);
    }

    /** Puts a description there. */
    HashedFile description(byte[] bytes) throws IOException {
        return put(bytes, bytes.length, SetBlobPaths::ofDescription);
    }

    /** As a session announces a pack, whether it is here or not. */
    static ManifestEntry announced(SetBlob pack) {
        return new ManifestEntry(SetBlobPaths.ofPack(pack.sha256()), pack.sha256(), pack.size(), false);
    }

    @Override
    public void close() throws IOException {
        for (var file : Listing.of(directory)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory);
    }

    private HashedFile put(byte[] buffer, int length, Function<Digest, ArtifactPath> path) throws IOException {
        var hash = Digest.sha256();
        hash.update(buffer, 0, length);
        var sha256 = Digest.ofHash(hash.digest());
        var file = directory.resolve(sha256.hex());
        try (var out = Files.newOutputStream(file)) {
            out.write(buffer, 0, length);
        }
        var entry = new ManifestEntry(path.apply(sha256), sha256, length, false);
        return new HashedFile(entry, file, Files.getLastModifiedTime(file));
    }
}
