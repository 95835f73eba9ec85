package dev.afterrun.storage.index.tar;

import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A gzipped tar, as npm, cargo and Python's sdists are packed, read as far as the one file of interest. */
public final class GzippedTar {
    /** Bytes of the file of interest; the longest that registries take have a tenth. */
    public static final int FILE_BYTES = 1024 * 1024;

    /** Unpacked bytes that are read on the way to it: a small archive can unpack to any size. */
    private static final long UNPACKED_BYTES = 256L * 1024 * 1024;

    /** Entries that are passed on the way to it. */
    static final int ENTRIES = 50_000;

    private static final int BUFFER = 64 * 1024;

    private GzippedTar() {}

    /**
     * The bytes of the first regular file of this name; empty where there is none, or none within the bounds.
     *
     * @throws Defect when the archive is damaged, or the file is larger than {@link #FILE_BYTES}
     * @throws IOException when the store failed
     */
    public static Optional<byte[]> find(BlobChannel content, Pattern name) throws IOException, Defect {
        return find(content, name, UNPACKED_BYTES);
    }

    static Optional<byte[]> find(BlobChannel content, Pattern name, long unpackedBytes) throws IOException, Defect {
        var passed = false;
        try (var packed = new BufferedInputStream(Channels.newInputStream(content), BUFFER);
                var unpacked = new BoundedBytes(new GZIPInputStream(packed, BUFFER), unpackedBytes)) {
            try {
                return find(new TarEntries(unpacked), name);
            } finally {
                passed = unpacked.isPassed();
            }
        } catch (IOException e) {
            content.throwStoreFailure();
            if (content.isExhausted() || passed) {
                return Optional.empty();
            }
            throw damaged(e);
        }
    }

    private static Optional<byte[]> find(TarEntries tar, Pattern name) throws IOException, Defect {
        var entry = tar.next();
        for (var passed = 0; entry.isPresent() && passed < ENTRIES; passed++) {
            if (entry.get().isFile() && name.matcher(entry.get().name()).matches()) {
                return Optional.of(bytes(tar, entry.get()));
            }
            entry = tar.next();
        }
        return Optional.empty();
    }

    private static byte[] bytes(TarEntries tar, TarEntries.Entry entry) throws IOException, Defect {
        if (entry.size() > FILE_BYTES) {
            throw new Defect("its " + lastPart(entry.name()) + " has more than " + FILE_BYTES + " bytes");
        }
        return tar.content(entry, FILE_BYTES);
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
