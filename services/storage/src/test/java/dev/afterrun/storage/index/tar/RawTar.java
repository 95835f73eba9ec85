package dev.afterrun.storage.index.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Tar files block by block, such as no library writes them. */
final class RawTar {
    static final long GIGABYTE = 1L << 30;
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A header that announces {@code size} bytes, and nothing behind it. */
    RawTar announcing(char type, String name, long size) {
        bytes.writeBytes(header(type, name, "", size));
        return this;
    }

    /** An entry whose name has a part in the header's other field. */
    RawTar with(String prefix, String name, String content) {
        bytes.writeBytes(header('0', name, prefix, content.getBytes(UTF_8).length));
        return padded(content);
    }

    /** An entry of any type. */
    RawTar with(char type, String name, String content) {
        bytes.writeBytes(header(type, name, "", content.getBytes(UTF_8).length));
        return padded(content);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** What was written, and then zeros without end. */
    InputStream endless() {
        return new SequenceInputStream(new ByteArrayInputStream(bytes()), new Zeros());
    }

    private RawTar padded(String content) {
        var held = content.getBytes(UTF_8);
        bytes.writeBytes(Arrays.copyOf(held, (held.length + BLOCK - 1) / BLOCK * BLOCK));
        return this;
    }

    private static byte[] header(char type, String name, String prefix, long size) {
        var header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 124, "%011o".formatted(size));
        header[156] = (byte) type;
        put(header, 257, "ustar\0" + "00");
        put(header, 345, prefix);
        put(header, 148, "        ");
        var sum = 0;
        for (var octet : header) {
            sum += octet & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        var field = text.getBytes(ISO_8859_1);
        System.arraycopy(field, 0, header, at, field.length);
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 0);
            return length;
        }
    }
}
