package dev.afterrun.storage.index.conda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStream;
import dev.afterrun.storage.testing.TestFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Makes conda packages of both formats as build tools do, and such as nobody should. */
public final class CondaFile {
    private static final long NEW_YEAR_1990 = 631_152_000_000L;
    private static final String INDEX = "info/index.json";

    private final Map<String, byte[]> info = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private final byte[] payload;

    private CondaFile(String payload) {
        this.payload = payload.getBytes(UTF_8);
    }

    /** One whose {@code info/index.json} is this, and which holds this. */
    static CondaFile of(String index, String payload) {
        return new CondaFile(payload).with(INDEX, index.getBytes(UTF_8));
    }

    /** The same without an {@code info/index.json}. */
    static CondaFile empty() {
        return new CondaFile("nothing");
    }

    /** What {@code info/index.json} says of such a package, {@code more} with commas before it. */
    static String index(String name, String version, String build, String more) {
        return "{\"name\":\"%s\",\"version\":\"%s\",\"build\":\"%s\",\"build_number\":0,\"depends\":[]%s}"
                .formatted(
                        name, version, build, more.isEmpty() ? ",\"subdir\":\"noarch\",\"noarch\":\"generic\"" : more);
    }

    /** A package for any platform in the newer format, below {@code folder}. */
    public static TestFile noarch(String folder, String name, String version, String build, String payload) {
        return TestFile.of(
                folder + "%s-%s-%s.conda".formatted(name, version, build),
                of(index(name, version, build, ""), payload).conda());
    }

    CondaFile with(String path, byte[] content) {
        info.put(path, content);
        return this;
    }

    CondaFile withLink(String path, String target) {
        links.put(path, target);
        return this;
    }

    byte[] conda() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "metadata.json", "{\"conda_pkg_format_version\": 2}".getBytes(UTF_8));
            store(zip, "pkg-x.tar.zst", zstd(tar(Map.of("lib/x", payload))));
            store(zip, "info-x.tar.zst", zstd(tar(info)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    byte[] tarBz2() {
        var all = new LinkedHashMap<>(info);
        all.put("lib/x", payload);
        return bzip2(tar(all));
    }

    static byte[] bzip2(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var bzip2 = new BZip2CompressorOutputStream(bytes)) {
            bzip2.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A zip file of these entries, stored. */
    static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (var entry : entries.entrySet()) {
                store(zip, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A zip file of one entry, deflated. */
    static byte[] deflated(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The tar file of what tells of the package. */
    byte[] infoTar() {
        return tar(info);
    }

    static byte[] zstd(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream zstd = new ZstdOutputStream(bytes)) {
            zstd.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] tar(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var link : links.entrySet()) {
                var entry = new TarArchiveEntry(link.getKey(), TarConstants.LF_SYMLINK);
                entry.setLinkName(link.getValue());
                entry.setModTime(0L);
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(0L);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        // The same package is made of the same bytes whenever it is made.
        entry.setTime(NEW_YEAR_1990);
        var checksum = new CRC32();
        checksum.update(content);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
