package dev.afterrun.storage.runartifact.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Makes archives that tests unpack, and spoils them. */
public final class Zips {
    private final SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
    private final ZipArchiveOutputStream out;

    /** One whose sizes stand before each file, as it can be written to again. */
    public Zips() throws IOException {
        out = new ZipArchiveOutputStream(bytes);
    }

    public Zips file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** @param mode as Unix has it; none where it is 0 */
    public Zips file(String name, byte[] content, int mode) throws IOException {
        var entry = new ZipArchiveEntry(name);
        if (mode != 0) {
            entry.setUnixMode(mode);
        }
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
        return this;
    }

    public Zips directory(String name) throws IOException {
        out.putArchiveEntry(new ZipArchiveEntry(name));
        out.closeArchiveEntry();
        return this;
    }

    public byte[] made() throws IOException {
        out.close();
        var all = new byte[(int) bytes.size()];
        System.arraycopy(bytes.array(), 0, all, 0, all.length);
        return all;
    }

    /** So many bytes, all the same. */
    public static byte[] zeros(int count) {
        return new byte[count];
    }

    /** Where these bytes stand for the so many-th time, 0 for the first. */
    static int at(byte[] archive, byte[] wanted, int which) {
        var left = which;
        for (var i = 0; i <= archive.length - wanted.length; i++) {
            var same = true;
            for (var j = 0; j < wanted.length && same; j++) {
                same = archive[i + j] == wanted[j];
            }
            if (same && left-- == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    /** The same with other bytes at that place. */
    static byte[] with(byte[] archive, int at, int... other) {
        var copy = archive.clone();
        for (var i = 0; i < other.length; i++) {
            copy[at + i] = (byte) other[i];
        }
        return copy;
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
