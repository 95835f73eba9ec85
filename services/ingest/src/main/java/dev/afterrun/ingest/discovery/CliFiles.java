package dev.afterrun.ingest.discovery;

import dev.afterrun.contracts.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The CLI's files, with their digests. Nothing outside their folder is ever found, by whatever name. */
@ApplicationScoped
public class CliFiles {
    private final CliSettings settings;
    private final ConcurrentMap<Path, Hashed> hashed = new ConcurrentHashMap<>();

    CliFiles(CliSettings settings) {
        this.settings = settings;
    }

    /** The regular file of this name, relative to the folder. */
    public Optional<CliFile> find(String name) throws IOException {
        if (settings.directory().isEmpty()
                || !Files.isDirectory(settings.directory().get())) {
            return Optional.empty();
        }
        var folder = settings.directory().get().toRealPath();
        var file = within(folder, name);
        return file.isPresent() ? Optional.of(described(file.get())) : Optional.empty();
    }

    private static Optional<Path> within(Path folder, String name) throws IOException {
        try {
            var file = folder.resolve(name).normalize();
            // A link inside may lead outside: what counts is where it ends.
            return file.startsWith(folder)
                            && Files.isRegularFile(file)
                            && file.toRealPath().startsWith(folder)
                    ? Optional.of(file.toRealPath())
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private CliFile described(Path file) throws IOException {
        var size = Files.size(file);
        var changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        var known = hashed.get(file);
        if (known == null || known.size() != size || !known.changed().equals(changed)) {
            known = new Hashed(size, changed, digest(file));
            hashed.put(file, known);
        }
        return new CliFile(file, size, known.sha256());
    }

    private static Digest digest(Path file) throws IOException {
        var sha256 = Digest.sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            Files.copy(file, out);
        }
        return Digest.ofHash(sha256.digest());
    }

    /** A digest, and what the file was like when it was computed. */
    private record Hashed(long size, FileTime changed, Digest sha256) {}
}
