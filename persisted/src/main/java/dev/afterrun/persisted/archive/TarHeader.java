package dev.afterrun.persisted.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A block of 512 bytes as POSIX.1-1988 (ustar) has it. What does not fit into it is cut off here and stands in records before. */
final class TarHeader {
    static final int BLOCK = 512;
    static final int NAME = 100;

    /** What eleven octal digits hold. */
    static final long MOST_NUMBER = (1L << 33) - 1;

    private static final int CHECKSUM = 148;

    private final byte[] block = new byte[BLOCK];

    private TarHeader() {}

    static byte[] of(TarEntry entry) {
        var header = new TarHeader();
        header.text(0, NAME, entry.name());
        header.number(100, 7, entry.mode().bits());
        header.number(108, 7, 0);
        header.number(116, 7, 0);
        header.number(124, 11, Math.min(entry.size(), MOST_NUMBER));
        header.number(136, 11, Math.clamp(entry.modified().getEpochSecond(), 0, MOST_NUMBER));
        header.block[156] = (byte) entry.kind().type();
        header.text(157, NAME, entry.link());
        header.text(257, 8, "ustar\00000");
        header.number(329, 7, 0);
        header.number(337, 7, 0);
        header.sign();
        return header.block;
    }

    private void text(int offset, int most, String bytes) {
        var all = bytes.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(all, 0, block, offset, Math.min(most, all.length));
    }

    private void number(int offset, int digits, long value) {
        var octal = Long.toOctalString(value);
        text(offset, digits, "0".repeat(digits - octal.length()) + octal);
    }

    /** The sum of all bytes, with spaces where it is to stand. */
    private void sign() {
        Arrays.fill(block, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        var sum = 0;
        for (var value : block) {
            sum += value & 0xff;
        }
        number(CHECKSUM, 6, sum);
        block[CHECKSUM + 6] = 0;
    }
}
