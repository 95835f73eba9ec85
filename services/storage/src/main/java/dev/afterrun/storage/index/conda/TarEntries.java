package dev.afterrun.storage.index.conda;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The entries of a tar file (POSIX ustar) one after the other, in constant memory whatever they are called and however long
 * they are. Names that need a record of their own, longer than {@code info/index.json} by far, are passed over.
 */
final class TarEntries {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM = 8;
    private static final int TYPE_AT = 156;

    private final InputStream tar;
    private long left;

    TarEntries(InputStream tar) {
        this.tar = tar;
    }

    /**
     * The next one, the rest of the one before passed over; empty at the end.
     *
     * @throws IOException when this is no tar file, or it breaks off
     */
    Optional<Entry> next() throws IOException {
        tar.skipNBytes(left);
        left = 0;
        var header = tar.readNBytes(BLOCK);
        // Two blocks of zeros mark the end; some writers just end.
        if (header.length == 0 || isZero(header)) {
            return Optional.empty();
        }
        if (header.length < BLOCK) {
            throw new EOFException("it ends within a header");
        }
        if (octal(header, CHECKSUM_AT, CHECKSUM) != checksum(header)) {
            throw new IOException("the header of an entry is damaged");
        }
        var size = octal(header, SIZE_AT, SIZE);
        left = (size + BLOCK - 1) / BLOCK * BLOCK;
        return Optional.of(new Entry(name(header), header[TYPE_AT] == '0' || header[TYPE_AT] == 0, size));
    }

    /** The content of the entry that {@link #next} gave last, at most so many bytes of it. */
    byte[] content(Entry entry, int most) throws IOException {
        var wanted = (int) Math.min(entry.size(), most);
        var content = tar.readNBytes(wanted);
        left -= content.length;
        if (content.length < wanted) {
            throw new EOFException("it ends within an entry");
        }
        return content;
    }

    private static String name(byte[] header) {
        var end = 0;
        while (end < NAME && header[end] != 0) {
            end++;
        }
        return new String(header, 0, end, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        var text = new String(header, from, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        try {
            var number = Long.parseLong(text, 8);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a negative one.
        }
        throw new IOException("the header of an entry has no number where one belongs");
    }

    private static long checksum(byte[] header) {
        var sum = 0L;
        for (var i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM ? ' ' : header[i] & 0xff;
        }
        return sum;
    }

    private static boolean isZero(byte[] header) {
        for (var octet : header) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * One entry.
     *
     * @param isFile whether it is an ordinary file, and no link, folder or device
     * @param size in bytes
     */
    record Entry(String name, boolean isFile, long size) {}
}
