package dev.afterrun.storage.index.tar;

import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A gzipped tar, as npm and cargo keep their packages, read as far as the one file of interest. */
public final class GzippedTar {
    /** Bytes of the file of interest; the longest that registries take have a tenth. */
    public static final int FILE_BYTES = 1024 * 1024;

    /** Unpacked bytes that are read on the way to it: a small archive can unpack to any size. */
    private static final long UNPACKED_BYTES = 256L * 1024 * 1024;

    /** Entries that are passed on the way to it. */
    static final int ENTRIES = 50_000;

    private GzippedTar() {}

    /**
     * The bytes of the first regular file of this name; empty where there is none, or none within the bounds.
     *
     * @throws Defect when the archive is damaged, or the file is larger than {@link #FILE_BYTES}
     * @throws IOException when the store failed
     */
    public static Optional<byte[]> find(BlobChannel content, Pattern name) throws IOException, Defect {
        return find(content, name, new Bounded(UNPACKED_BYTES));
    }

    static Optional<byte[]> find(BlobChannel content, Pattern name, Bounded unpacked) throws IOException, Defect {
        try (var tar = new TarArchiveInputStream(unpacked.of(new GZIPInputStream(
                new BufferedInputStream(Channels.newInputStream(content), 64 * 1024), 64 * 1024)))) {
            return find(tar, name);
        } catch (IOException | RuntimeException e) {
            // The library answers hostile bytes with exceptions of either kind.
            content.throwStoreFailure();
            if (content.isExhausted() || unpacked.isExhausted()) {
                return Optional.empty();
            }
            throw damaged(e);
        }
    }

    private static Optional<byte[]> find(TarArchiveInputStream tar, Pattern name) throws IOException, Defect {
        var passed = 0;
        for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null && passed < ENTRIES; passed++) {
            if (entry.isFile() && name.matcher(entry.getName()).matches()) {
                return Optional.of(bytes(tar, entry));
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(InputStream tar, TarArchiveEntry entry) throws IOException, Defect {
        var bytes = tar.readNBytes(FILE_BYTES + 1);
        if (bytes.length > FILE_BYTES) {
            throw new Defect("its " + lastPart(entry.getName()) + " has more than " + FILE_BYTES + " bytes");
        }
        return bytes;
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static Defect damaged(Exception cause) {
        var defect = new Defect("its archive cannot be read: it is damaged, or no gzipped tar");
        defect.initCause(cause);
        return defect;
    }
}
