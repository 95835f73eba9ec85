package dev.afterrun.benchmarks.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Wheels of one project and conda packages of one name, a version each, as small as they can be and as talkative as usual. */
record ManyPackages(int first, int count) {
    private static final int TAR_BLOCK = 512;
    private static final String DEPENDS =
            "\"python >=3.9\",\"numpy >=1.21,<3\",\"libfoo >=1.2.3,<1.3.0a0\",\"attrs >=23.1.0\",\"typing_extensions >=4.5\"";

    /** Writes them into {@code directory}. */
    void write(Path directory) throws IOException {
        for (var number = first; number < first + count; number++) {
            Files.write(directory.resolve("spam-1." + number + "-py3-none-any.whl"), wheel(number));
            Files.write(directory.resolve("spam-1." + number + "-py_0.conda"), conda(number));
        }
    }

    private static byte[] wheel(int number) throws IOException {
        var metadata = "Metadata-Version: 2.1\nName: spam\nVersion: 1.%d\nRequires-Python: >=3.9\n".formatted(number);
        return zip("spam-1." + number + ".dist-info/METADATA", metadata.getBytes(UTF_8));
    }

    private static byte[] conda(int number) throws IOException {
        var index = """
                {"name": "spam", "version": "1.%d", "build": "py_0", "build_number": 0, "subdir": "noarch", "noarch": "python",
                 "depends": [%s], "constrains": ["eggs <2"], "license": "MIT", "timestamp": 1790000000000}
                """.formatted(number, DEPENDS);
        return zip("info-spam.tar.zst", Zstd.compress(tar("info/index.json", index.getBytes(UTF_8))));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(name);
            var checksum = new CRC32();
            checksum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(checksum.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    /** A tar file of one file (POSIX ustar): name, size and checksum are all that a reader wants. */
    private static byte[] tar(String name, byte[] content) throws IOException {
        var header = ByteBuffer.allocate(TAR_BLOCK);
        header.put(0, name.getBytes(UTF_8))
                .put(124, "%011o".formatted(content.length).getBytes(UTF_8))
                .put(156, (byte) '0');
        header.put(148, "        ".getBytes(UTF_8));
        var sum = 0;
        for (var octet : header.array()) {
            sum += octet & 0xff;
        }
        header.put(148, "%06o\0 ".formatted(sum).getBytes(UTF_8));
        var tar = new ByteArrayOutputStream();
        write(tar, header.array());
        write(tar, content);
        write(tar, new byte[Math.floorMod(-content.length, TAR_BLOCK) + 2 * TAR_BLOCK]);
        return tar.toByteArray();
    }

    private static void write(OutputStream tar, byte[] bytes) throws IOException {
        tar.write(bytes);
    }
}
