package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;

/** Computes the digest of every file, as many at a time as there are processors. */
final class Hashing {
    private static final int BUFFER = 256 * 1024;
    private static final int WIDEST = 8;

    private final Progress progress;

    Hashing(Progress progress) {
        this.progress = progress;
    }

    /** All files with their digests, by path. */
    List<HashedFile> hash(List<LocalFile> files) {
        var width = Math.min(WIDEST, Runtime.getRuntime().availableProcessors());
        try (var phase = progress.begin(
                "hashing", files.stream().mapToLong(Hashing::size).sum())) {
            return InParallel.map(width, files, file -> hash(file, phase)).stream()
                    .sorted(Comparator.comparing(file -> file.entry().path()))
                    .toList();
        }
    }

    private static HashedFile hash(LocalFile local, Progress.Phase phase) {
        var digest = Digest.sha256();
        try (var content = Files.newInputStream(local.file())) {
            var modified = Files.getLastModifiedTime(local.file());
            var buffer = new byte[BUFFER];
            var size = 0L;
            for (int read; (read = content.read(buffer)) >= 0; size += read) {
                digest.update(buffer, 0, read);
                phase.advance(read);
            }
            var entry = new ManifestEntry(local.path(), Digest.ofHash(digest.digest()), size, local.executable());
            return new HashedFile(entry, local.file(), modified);
        } catch (IOException e) {
            throw HashedFile.unreadable(local.file(), e);
        }
    }

    private static long size(LocalFile local) {
        try {
            return Files.size(local.file());
        } catch (IOException e) {
            throw HashedFile.unreadable(local.file(), e);
        }
    }
}
