package dev.afterrun.storage.runartifact.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Where a zip archive's central directory lies (APPNOTE 6.3.10, 4.3.14 to 4.3.16). Asked for before any library reads the directory,
 * which would take as much memory as somebody says it has.
 *
 * @param at where it begins
 * @param bytes that it has
 * @param entries that it lists
 */
record EndOfDirectory(long at, long bytes, long entries) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int SIGNATURE_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LENGTH = 22;
    private static final int LENGTH_64 = 56;
    private static final int LOCATOR_LENGTH = 20;
    private static final int COMMENT = 0xffff;
    private static final int FULL = 0xffff;
    private static final long FULL_32 = 0xffff_ffffL;

    /** Bytes of an entry of the directory at least. */
    private static final int ENTRY = 46;

    static EndOfDirectory of(FileChannel archive) throws IOException, RefusedArchive {
        var size = archive.size();
        if (size < LENGTH) {
            throw new RefusedArchive("it is no zip archive, or was cut off: it has " + size + " bytes");
        }
        var tail = read(archive, Math.max(0, size - LENGTH - COMMENT), (int) Math.min(size, LENGTH + COMMENT));
        var from = tail.limit() - LENGTH;
        while (from >= 0 && tail.getInt(from) != SIGNATURE) {
            from--;
        }
        if (from < 0) {
            throw new RefusedArchive("it is no zip archive, or was cut off: its end is missing");
        }
        if (from + LENGTH + u16(tail, from + 20) != tail.limit()) {
            throw new RefusedArchive("something follows its end, or its comment holds another one");
        }
        var end = size - tail.limit() + from;
        var said = new EndOfDirectory(u32(tail, from + 16), u32(tail, from + 12), u16(tail, from + 10));
        if (u16(tail, from + 4) != 0 && u16(tail, from + 4) != FULL) {
            throw new RefusedArchive("it is one part of several");
        }
        var full = said.entries == FULL || said.bytes == FULL_32 || said.at == FULL_32;
        return full ? large(archive, end) : said.checked(end);
    }

    private static EndOfDirectory large(FileChannel archive, long end) throws IOException, RefusedArchive {
        if (end < LOCATOR_LENGTH + LENGTH_64) {
            throw new RefusedArchive("it says to be a large archive, and has no end of one");
        }
        var locator = read(archive, end - LOCATOR_LENGTH, LOCATOR_LENGTH);
        if (locator.getInt(0) != LOCATOR_64) {
            throw new RefusedArchive("it says to be a large archive, and has no end of one");
        }
        var at = locator.getLong(8);
        if (at != end - LOCATOR_LENGTH - LENGTH_64) {
            throw new RefusedArchive("its end as a large archive is not where it says");
        }
        var record = read(archive, at, LENGTH_64);
        if (record.getInt(0) != SIGNATURE_64) {
            throw new RefusedArchive("its end as a large archive is not where it says");
        }
        return new EndOfDirectory(record.getLong(48), record.getLong(40), record.getLong(32)).checked(at);
    }

    /** Where the directory says to end, its end begins; nothing lies between, and no number is one that a computer reads as negative. */
    private EndOfDirectory checked(long end) throws RefusedArchive {
        if (at < 0 || bytes < 0 || entries < 0 || at > end || bytes != end - at || entries > bytes / ENTRY) {
            throw new RefusedArchive("its directory is not where it says: " + entries + " entries in " + bytes
                    + " bytes at " + at + ", and its end at " + end);
        }
        return this;
    }

    static ByteBuffer read(FileChannel archive, long at, int length) throws IOException, RefusedArchive {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (archive.read(buffer, at + buffer.position()) < 0) {
                throw new RefusedArchive("it leads behind its own end");
            }
        }
        return buffer.flip();
    }

    static int u16(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    static long u32(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }
}
