package dev.afterrun.storage.runartifact.zip;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip archive that anybody may have made, of which nothing is believed: the central directory is the truth and everything else has
 * to agree with it; names keep to the rules of all paths; there are no links, no secrets, no files twice; sizes are counted, not read.
 */
public final class SafeZip implements AutoCloseable {
    /** Room for the longest names: beyond it, a directory is no list of files. */
    private static final int DIRECTORY_ENTRY = 46 + 1_024 + 256;

    private static final int SHOWN = 80;
    private static final int FILE_TYPE = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int DIRECTORY = 0x4000;
    private static final int OWNER_RUNS = 0100;

    private final ZipFile zip;
    private final List<PackedFile> files;
    private final Map<Digest, ZipArchiveEntry> contents;

    private SafeZip(ZipFile zip, List<PackedFile> files, Map<Digest, ZipArchiveEntry> contents) {
        this.zip = zip;
        this.files = List.copyOf(files);
        this.contents = contents;
    }

    /**
     * Reads all of it once.
     *
     * @throws RefusedArchive where it breaks a rule
     */
    public static SafeZip open(Path archive, ArchiveBounds bounds, Clock clock) throws IOException, RefusedArchive {
        try (var channel = FileChannel.open(archive, StandardOpenOption.READ)) {
            var end = EndOfDirectory.of(channel);
            if (end.entries() > bounds.entries() || end.bytes() > (long) bounds.entries() * DIRECTORY_ENTRY) {
                throw new RefusedArchive(
                        "it has " + end.entries() + " entries, and " + bounds.entries() + " is the limit");
            }
            return opened(archive, channel, end, bounds, clock);
        } catch (ZipException | IllegalArgumentException | ArithmeticException broken) {
            throw new RefusedArchive("it cannot be read: " + shown(String.valueOf(broken.getMessage())), broken);
        }
    }

    private static SafeZip opened(
            Path archive, FileChannel channel, EndOfDirectory end, ArchiveBounds bounds, Clock clock)
            throws IOException, RefusedArchive {
        var zip = library(archive);
        try {
            var entries = Collections.list(zip.getEntries());
            if (entries.size() != end.entries()) {
                throw new RefusedArchive("its directory lists " + entries.size() + " files, and says " + end.entries());
            }
            new LocalHeaders(channel, end).check(entries);
            var reading = new Reading(zip, bounds, bounds.bytesOf(channel.size()), clock);
            for (var entry : entries) {
                reading.add(entry);
            }
            return new SafeZip(zip, reading.files, reading.contents);
        } catch (IOException | RefusedArchive | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    private static ZipFile library(Path archive) throws IOException, RefusedArchive {
        try {
            return ZipFile.builder()
                    .setPath(archive)
                    .setUseUnicodeExtraFields(false)
                    .get();
        } catch (IOException broken) {
            throw new RefusedArchive("it cannot be read: " + shown(String.valueOf(broken.getMessage())), broken);
        }
    }

    /** Its files, in the order of its directory. */
    public List<PackedFile> files() {
        return files;
    }

    /** The bytes of that digest, once more from their beginning. */
    public InputStream open(Digest content) throws IOException {
        var entry = contents.get(content);
        if (entry == null) {
            throw new IOException("the archive has no file of the SHA-256 " + content);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static String shown(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "…" : printable;
    }

    /** The one time that all of it is read before anything is done with it. */
    private static final class Reading {
        private final ZipFile zip;
        private final ArchiveBounds bounds;
        private final long most;
        private final Clock clock;
        private final Instant until;
        private final byte[] buffer = new byte[64 * 1024];
        private final List<PackedFile> files = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Map<Digest, ZipArchiveEntry> contents = new LinkedHashMap<>();
        private long bytes;

        private Reading(ZipFile zip, ArchiveBounds bounds, long most, Clock clock) {
            this.zip = zip;
            this.bounds = bounds;
            this.most = most;
            this.clock = clock;
            this.until = clock.instant().plus(bounds.patience());
        }

        private void add(ZipArchiveEntry entry) throws IOException, RefusedArchive {
            refuseStrange(entry);
            var name = entry.getName();
            if (name.endsWith("/")) {
                var _ = path(name.substring(0, name.length() - 1));
                if (entry.getSize() > 0) {
                    throw refused(entry, "is a directory and has bytes");
                }
                return;
            }
            var path = path(name);
            if (!seen.add(path.folded())) {
                throw refused(entry, "is there twice, or in two spellings");
            }
            var file = read(path, entry);
            files.add(file);
            contents.putIfAbsent(file.sha256(), entry);
        }

        private static ArtifactPath path(String name) throws RefusedArchive {
            try {
                return new ArtifactPath(name);
            } catch (IllegalArgumentException unsafe) {
                throw new RefusedArchive(String.valueOf(unsafe.getMessage()), unsafe);
            }
        }

        private static void refuseStrange(ZipArchiveEntry entry) throws RefusedArchive {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw refused(entry, "is encrypted");
            }
            if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
                throw refused(entry, "is packed in a way that is not unpacked here, " + entry.getMethod());
            }
            var type = entry.getUnixMode() & FILE_TYPE;
            if (type != 0 && type != REGULAR && type != DIRECTORY) {
                throw refused(entry, "is a link or another thing that is no file");
            }
        }

        private PackedFile read(ArtifactPath path, ZipArchiveEntry entry) throws IOException, RefusedArchive {
            var digest = Digest.sha256();
            var sum = new CRC32();
            long size = 0;
            try (var content = zip.getInputStream(entry)) {
                for (int read; (read = content.read(buffer)) >= 0; ) {
                    size += read;
                    bytes += read;
                    refusePassed(entry, size);
                    digest.update(buffer, 0, read);
                    sum.update(buffer, 0, read);
                }
            } catch (IOException broken) {
                // It lies on a disk of our own: what cannot be read is what it says.
                throw new RefusedArchive(
                        "'" + path + "' cannot be unpacked: " + shown(String.valueOf(broken.getMessage())), broken);
            }
            if (size != entry.getSize() || sum.getValue() != entry.getCrc()) {
                throw refused(entry, "has " + size + " bytes, which are not what the directory says of it");
            }
            return new PackedFile(path, Digest.ofHash(digest.digest()), size, (entry.getUnixMode() & OWNER_RUNS) != 0);
        }

        private void refusePassed(ZipArchiveEntry entry, long size) throws RefusedArchive {
            if (size > entry.getSize()) {
                throw refused(entry, "has more bytes than the directory says");
            }
            if (size > bounds.fileBytes()) {
                throw refused(entry, "has more than the " + bounds.fileBytes() + " bytes of one file");
            }
            if (bytes > most) {
                throw new RefusedArchive("it unpacks to more than the " + most + " bytes that an archive like it may");
            }
            if (clock.instant().isAfter(until)) {
                throw new RefusedArchive("it takes longer than " + bounds.patience() + " to unpack");
            }
        }

        private static RefusedArchive refused(ZipArchiveEntry entry, String why) {
            return new RefusedArchive("'" + shown(entry.getName()) + "' " + why);
        }
    }
}
