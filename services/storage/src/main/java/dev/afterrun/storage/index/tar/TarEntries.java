package dev.afterrun.storage.index.tar;

import dev.afterrun.storage.index.Defect;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The entries of a tar file (POSIX ustar and pax, GNU) one after the other, in memory that is bounded whatever they are called
 * and however long they are: libraries keep names and headers of any length.
 */
public final class TarEntries {
    /** Bytes of a record that gives an entry its long name; the longest paths that systems take have some thousand. */
    static final int RECORD_BYTES = 64 * 1024;

    private final InputStream tar;
    private long left;

    /** Those of {@code tar}, which is read no further than anybody asks. */
    public TarEntries(InputStream tar) {
        this.tar = tar;
    }

    /**
     * The next one, the rest of the one before passed over; empty at the end.
     *
     * @throws Defect when its name is longer than any path
     * @throws IOException when this is no tar file, or it breaks off
     */
    public Optional<Entry> next() throws IOException, Defect {
        var extended = PaxRecords.NONE;
        for (var header = header(); header.isPresent(); header = header()) {
            var found = header.get();
            left = padded(found.size());
            switch (found.type()) {
                case GNU_NAME -> extended = extended.named(TarHeader.text(record(found)));
                case PAX -> extended = PaxRecords.of(record(found));
                case OF_NO_ENTRY -> {}
                case FILE, OTHER -> {
                    var size = extended.size().orElse(found.size());
                    left = padded(size);
                    return Optional.of(
                            new Entry(extended.path().orElse(found.name()), found.type() == TarHeader.Type.FILE, size));
                }
            }
        }
        return Optional.empty();
    }

    /** The content of the entry that {@link #next} gave last, at most so many bytes of it. */
    public byte[] content(Entry entry, int most) throws IOException {
        return bytes((int) Math.min(entry.size(), most));
    }

    private Optional<TarHeader> header() throws IOException {
        tar.skipNBytes(left);
        left = 0;
        return TarHeader.parse(tar.readNBytes(TarHeader.BLOCK));
    }

    private byte[] record(TarHeader header) throws IOException, Defect {
        if (header.size() > RECORD_BYTES) {
            throw new Defect("its archive has a name in it that takes more than " + RECORD_BYTES + " bytes");
        }
        return bytes((int) header.size());
    }

    private byte[] bytes(int count) throws IOException {
        var bytes = tar.readNBytes(count);
        left -= bytes.length;
        if (bytes.length < count) {
            throw new EOFException("it ends within an entry");
        }
        return bytes;
    }

    private static long padded(long size) {
        return (size + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
    }

    /**
     * One entry.
     *
     * @param isFile whether it is an ordinary file, and no link, folder or device
     * @param size in bytes
     */
    public record Entry(String name, boolean isFile, long size) {}
}
