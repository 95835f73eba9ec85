package dev.afterrun.storage.archive;

import dev.afterrun.storage.listing.FolderFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A ZIP that is written forwards alone, of large files and many, with executable bits. Times are UTC, which a ZIP cannot say. */
final class Zip implements ArchiveWriter {
    private static final int EXECUTABLE = 0100755;
    private static final int PLAIN = 0100644;

    /** Compressed already: deflating them again costs time and saves nothing. */
    private static final Set<String> COMPRESSED = Set.of(
            "7z", "br", "bz2", "conda", "crate", "gif", "gz", "jar", "jpeg", "jpg", "mp4", "png", "tgz", "webp", "whl",
            "woff2", "xz", "zip", "zst");

    /** From here on what comes out may pass what an entry of the old form can say, by the overhead of stored blocks. */
    private static final long LARGE = 0xF000_0000L;

    private final ZipArchiveOutputStream zip;

    Zip(OutputStream out) {
        this.zip = new ZipArchiveOutputStream(out);
        zip.setEncoding(StandardCharsets.UTF_8.name());
    }

    @Override
    public void add(FolderFile file, InputStream content) throws IOException {
        var entry = new ZipArchiveEntry(file.path().value());
        entry.setSize(file.size());
        entry.setUnixMode(file.executable() ? EXECUTABLE : PLAIN);
        entry.setTimeLocal(LocalDateTime.ofInstant(file.finished(), ZoneOffset.UTC));
        // Stored blocks of a deflated entry: its checksum can follow, where a stored entry wants it first.
        zip.setLevel(isCompressed(file) ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
        zip.setUseZip64(file.size() >= LARGE ? Zip64Mode.Always : Zip64Mode.AsNeeded);
        zip.putArchiveEntry(entry);
        content.transferTo(zip);
        zip.closeArchiveEntry();
    }

    @Override
    public void finish() throws IOException {
        zip.finish();
    }

    @Override
    public void close() {
        // Whatever was begun is dropped; nothing but memory was held.
    }

    private static boolean isCompressed(FolderFile file) {
        var name = file.path().fileName();
        return COMPRESSED.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
