package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.ManifestEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;

/** Computes the digest of every file, as many at a time as there are processors. */
final class Hashing {
    private static final int BUFFER = 256 * 1024;
    private static final int WIDEST = 8;

    private final Progress progress;
    private final Contents contents;

    /** {@code contents} is offered what small files hold. */
    Hashing(Progress progress, Contents contents) {
        this.progress = progress;
        this.contents = contents;
    }

    /** All files with their digests, by path. */
    List<HashedFile> hash(List<LocalFile> files) {
        var width = Math.min(WIDEST, Runtime.getRuntime().availableProcessors());
        try (var phase = progress.begin(
                "hashing", files.stream().mapToLong(LocalFile::size).sum())) {
            return InParallel.map(width, files, file -> hash(file, phase)).stream()
                    .sorted(Comparator.comparing(file -> file.entry().path()))
                    .toList();
        }
    }

    private HashedFile hash(LocalFile local, Progress.Phase phase) {
        try (var content = Files.newInputStream(local.file())) {
            var begin = content.readNBytes(Limits.PACKED_BYTES);
            phase.advance(begin.length);
            return begin.length < Limits.PACKED_BYTES ? small(local, begin) : big(local, begin, content, phase);
        } catch (IOException e) {
            throw HashedFile.unreadable(local.file(), e);
        }
    }

    private HashedFile small(LocalFile local, byte[] content) {
        var sha256 = Digest.of(content);
        contents.keep(sha256, content);
        return hashed(local, sha256, content.length, local.modified());
    }

    private static HashedFile big(LocalFile local, byte[] begin, InputStream rest, Progress.Phase phase)
            throws IOException {
        // It may still have grown since it was found, which is no harm unless it goes on.
        var modified = Files.getLastModifiedTime(local.file());
        var digest = Digest.sha256();
        digest.update(begin);
        var buffer = new byte[BUFFER];
        var size = (long) begin.length;
        for (int read; (read = rest.read(buffer)) >= 0; size += read) {
            digest.update(buffer, 0, read);
            phase.advance(read);
        }
        return hashed(local, Digest.ofHash(digest.digest()), size, modified);
    }

    private static HashedFile hashed(LocalFile local, Digest sha256, long size, FileTime modified) {
        var entry = new ManifestEntry(local.path(), sha256, size, local.executable());
        return new HashedFile(entry, local.file(), modified);
    }
}
