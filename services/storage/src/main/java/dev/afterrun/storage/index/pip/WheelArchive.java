package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a wheel's {@code METADATA} where it lies, without unpacking anything else. */
final class WheelArchive {
    /** Bytes of a {@code METADATA} file; the longest in use, with a project's whole history in it, have a tenth. */
    static final int METADATA_BYTES = 1024 * 1024;

    private static final Pattern METADATA = Pattern.compile("[^/]+\\.dist-info/METADATA");

    private WheelArchive() {}

    /**
     * The file's bytes.
     *
     * @throws Defect when this is no wheel
     * @throws IOException when the store failed
     */
    static byte[] metadata(BlobChannel content) throws IOException, Defect {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(content)
                .setIgnoreLocalFileHeader(true)
                .get()) {
            return read(zip, onlyOne(zip));
        } catch (IOException | RuntimeException e) {
            // The library answers hostile bytes with exceptions of either kind.
            content.throwStoreFailure();
            throw defect(content, e);
        }
    }

    private static Defect defect(BlobChannel content, Exception cause) {
        var defect = new Defect(
                content.isExhausted()
                        ? "its table of contents is larger than that of any package"
                        : "its archive cannot be read: it is damaged, or no zip file");
        defect.initCause(cause);
        return defect;
    }

    private static ZipArchiveEntry onlyOne(ZipFile zip) throws Defect {
        List<ZipArchiveEntry> found = new ArrayList<>();
        for (var entry : Collections.list(zip.getEntries())) {
            if (METADATA.matcher(entry.getName()).matches()) {
                found.add(entry);
            }
        }
        if (found.size() != 1) {
            throw new Defect("its archive has " + found.size() + " files *.dist-info/METADATA instead of one");
        }
        return found.getFirst();
    }

    private static byte[] read(ZipFile zip, ZipArchiveEntry entry) throws IOException, Defect {
        try (var content = zip.getInputStream(entry)) {
            var bytes = content.readNBytes(METADATA_BYTES + 1);
            if (bytes.length > METADATA_BYTES) {
                throw new Defect("its METADATA has more than " + METADATA_BYTES + " bytes");
            }
            if (checksum(bytes) != entry.getCrc()) {
                throw new Defect("its METADATA is damaged");
            }
            return bytes;
        }
    }

    private static long checksum(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
