package dev.afterrun.storage.index.pip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes wheels as build tools do, and such as nobody should. */
public final class WheelFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    /** One of this project and version. */
    public static byte[] of(String project, String version, String... moreFields) {
        return new WheelFile()
                .with(project + "/__init__.py", "answer = 42\n".getBytes(StandardCharsets.UTF_8))
                .with(project + "-" + version + ".dist-info/METADATA", metadata(project, version, moreFields))
                .with(
                        project + "-" + version + ".dist-info/WHEEL",
                        "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
                                .getBytes(StandardCharsets.UTF_8))
                .with(project + "-" + version + ".dist-info/RECORD", new byte[0])
                .bytes();
    }

    static byte[] metadata(String project, String version, String... moreFields) {
        return ("Metadata-Version: 2.1\nName: " + project + "\nVersion: " + version + "\n" + String.join("", moreFields)
                        + "\nName: of the description\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    WheelFile with(String path, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(content);
            zip.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
