package dev.afterrun.storage.index.tar;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The block that stands before what an entry holds (POSIX ustar).
 *
 * @param size in bytes
 */
record TarHeader(String name, Type type, long size) {
    static final int BLOCK = 512;

    /** More than any disk has; what counts with sizes up to it never overflows. */
    private static final long LARGEST = 1L << 53;

    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;

    /** GNU writes a space behind it, and has no prefix. */
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};

    /** What {@code block} says; empty at the end: two blocks of zeros mark it, and some writers just end. */
    static Optional<TarHeader> parse(byte[] block) throws IOException {
        if (block.length == 0 || isZero(block)) {
            return Optional.empty();
        }
        if (block.length < BLOCK) {
            throw new EOFException("it ends within a header");
        }
        if (octal(block, CHECKSUM_AT, CHECKSUM) != checksum(block)) {
            throw new IOException("the header of an entry is damaged");
        }
        return Optional.of(
                new TarHeader(name(block), Type.of((char) block[TYPE_AT]), checked(octal(block, SIZE_AT, SIZE))));
    }

    /** {@code size}, if it is any. */
    static long checked(long size) throws IOException {
        if (size < 0 || size > LARGEST) {
            throw new IOException("an entry has no size that there could be");
        }
        return size;
    }

    /** What stands before the first zero. */
    static String text(byte[] field) {
        return text(field, 0, field.length);
    }

    private static String text(byte[] block, int from, int length) {
        var end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    private static String name(byte[] block) {
        var name = text(block, 0, NAME);
        var isUstar = Arrays.equals(block, MAGIC_AT, MAGIC_AT + USTAR.length, USTAR, 0, USTAR.length);
        var prefix = isUstar ? text(block, PREFIX_AT, PREFIX) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static long octal(byte[] block, int from, int length) throws IOException {
        var text = new String(block, from, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        try {
            return Long.parseLong(text, 8);
        } catch (NumberFormatException e) {
            throw new IOException("the header of an entry has no number where one belongs", e);
        }
    }

    private static long checksum(byte[] block) {
        var sum = 0L;
        for (var i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    private static boolean isZero(byte[] block) {
        for (var octet : block) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    /** What stands behind a header. */
    enum Type {
        FILE,
        /** The name of the next entry. */
        GNU_NAME,
        /** What does not fit into the next entry's header. */
        PAX,
        /** What a link leads to, or what is true of the whole archive. */
        OF_NO_ENTRY,
        /** A folder, a link, a device. */
        OTHER;

        private static Type of(char flag) {
            return switch (flag) {
                case '0', '\0', '7' -> FILE;
                case 'L' -> GNU_NAME;
                case 'x' -> PAX;
                case 'K', 'g' -> OF_NO_ENTRY;
                default -> OTHER;
            };
        }
    }
}
