package dev.afterrun.clients.pip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A wheel of one module that knows its version. */
public final class Wheel {
    private Wheel() {}

    /** The bytes of one whose metadata has {@code fields}, too: lines that end. */
    public static byte[] of(String project, String version, String fields) {
        var info = project + "-" + version + ".dist-info/";
        var files = new LinkedHashMap<String, String>();
        files.put(project + ".py", "version = '" + version + "'\n");
        files.put(
                info + "METADATA", "Metadata-Version: 2.1\nName: " + project + "\nVersion: " + version + "\n" + fields);
        files.put(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        files.put(
                info + "RECORD",
                files.keySet().stream()
                        .map(path -> path + ",,\n")
                        .collect(Collectors.joining("", "", info + "RECORD,,\n")));
        return zipped(files);
    }

    private static byte[] zipped(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
