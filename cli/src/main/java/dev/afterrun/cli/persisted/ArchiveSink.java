package dev.afterrun.cli.persisted;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.persisted.ArchiveDownload.Archive;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Optional;

/** Takes an archive to its file as it comes, and its digest. */
final class ArchiveSink implements AutoCloseable {
    private static final long SHOWN_EVERY = 4_000_000;

    private final OutputStream file;
    private final Progress progress;
    private final MessageDigest hash = Digest.sha256();
    private long size;
    private Optional<Digest> said = Optional.empty();
    private Optional<IOException> trouble = Optional.empty();

    ArchiveSink(OutputStream file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /** Bytes so far. */
    synchronized long size() {
        return size;
    }

    /** More of it. What the disk has against it is kept, for whoever sends would take it for the line's fault. */
    synchronized void take(byte[] bytes) {
        try {
            file.write(bytes);
        } catch (IOException e) {
            trouble = Optional.of(e);
            throw new UncheckedIOException(e);
        }
        hash.update(bytes);
        size += bytes.length;
        if (size / SHOWN_EVERY > (size - bytes.length) / SHOWN_EVERY) {
            progress.waiting("received " + new ByteSize(size).rounded());
        }
    }

    /** This is what was sent, as the sender says. */
    synchronized void mustBe(Digest sha256) {
        said = Optional.of(sha256);
    }

    synchronized void throwTrouble() throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    /** All of it, once it has come. */
    synchronized Archive archive() {
        var sha256 = Digest.ofHash(hash.digest());
        if (said.filter(other -> !other.equals(sha256)).isPresent()) {
            throw new Failure(
                    ExitCode.REJECTED,
                    "downloading the archive",
                    "it has other bytes than its SHA-256 " + said.get() + " says",
                    "try again");
        }
        return new Archive(size, sha256);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
