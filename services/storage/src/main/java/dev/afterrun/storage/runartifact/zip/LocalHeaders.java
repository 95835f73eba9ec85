package dev.afterrun.storage.runartifact.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64ExtendedInformationExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipShort;

/**
 * The headers before each file's bytes. What counts is the central directory; an archive whose headers say otherwise would be unpacked
 * to other files by whoever reads it from its beginning, so it is refused. So is one two of whose files share bytes.
 */
final class LocalHeaders {
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;
    private static final int DIRECTORY_ENTRY = 46;
    private static final int SIGNATURE = 0x04034b50;
    private static final int LENGTH = 30;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final long FULL_32 = 0xffff_ffffL;

    /** The extra field of large files (APPNOTE 4.5.3). */
    private static final ZipShort LARGE = new ZipShort(1);

    private final FileChannel archive;
    private final EndOfDirectory end;

    LocalHeaders(FileChannel archive, EndOfDirectory end) {
        this.archive = archive;
        this.end = end;
    }

    /** @param entries all of the directory, in its order */
    void check(List<ZipArchiveEntry> entries) throws IOException, RefusedArchive {
        // At most as large as the bounds on entries and names allow; see SafeZip.
        var directory = EndOfDirectory.read(archive, end.at(), Math.toIntExact(end.bytes()));
        var taken = new ArrayList<Range>();
        var at = 0;
        for (var entry : entries) {
            if (directory.limit() - at < DIRECTORY_ENTRY || directory.getInt(at) != DIRECTORY_SIGNATURE) {
                throw new RefusedArchive("its directory lists fewer files than it says");
            }
            var nameLength = EndOfDirectory.u16(directory, at + 28);
            if (!Arrays.equals(bytes(directory, at + DIRECTORY_ENTRY, nameLength), entry.getRawName())) {
                throw new RefusedArchive("its directory cannot be read");
            }
            taken.add(range(entry, offset(directory, at, entry)));
            at += DIRECTORY_ENTRY
                    + nameLength
                    + EndOfDirectory.u16(directory, at + 30)
                    + EndOfDirectory.u16(directory, at + 32);
        }
        if (at != directory.limit()) {
            throw new RefusedArchive("its directory lists more than it says");
        }
        refuseOverlaps(taken);
    }

    private static long offset(ByteBuffer directory, int at, ZipArchiveEntry entry) throws RefusedArchive {
        var said = EndOfDirectory.u32(directory, at + 42);
        if (said != FULL_32) {
            return said;
        }
        if (entry.getExtraField(LARGE) instanceof Zip64ExtendedInformationExtraField large
                && large.getRelativeHeaderOffset() != null) {
            return large.getRelativeHeaderOffset().getLongValue();
        }
        throw refused(entry, "lies nowhere");
    }

    private Range range(ZipArchiveEntry entry, long at) throws IOException, RefusedArchive {
        if (at < 0 || at > end.at() - LENGTH) {
            throw refused(entry, "lies outside of the archive");
        }
        var header = EndOfDirectory.read(archive, at, LENGTH);
        if (header.getInt(0) != SIGNATURE) {
            throw refused(entry, "has no header where the directory says");
        }
        var flags = EndOfDirectory.u16(header, 6);
        var nameLength = EndOfDirectory.u16(header, 26);
        var name = EndOfDirectory.read(archive, at + LENGTH, nameLength);
        if (!Arrays.equals(bytes(name, 0, nameLength), entry.getRawName())
                || EndOfDirectory.u16(header, 8) != entry.getMethod()
                || (flags & ENCRYPTED) != 0) {
            throw refused(entry, "is called otherwise, or packed otherwise, in its own header");
        }
        if ((flags & SIZES_FOLLOW) == 0
                && (isOther(EndOfDirectory.u32(header, 18), entry.getCompressedSize())
                        || isOther(EndOfDirectory.u32(header, 22), entry.getSize())
                        || EndOfDirectory.u32(header, 14) != entry.getCrc())) {
            throw refused(entry, "has another size or checksum in its own header");
        }
        var data = at + LENGTH + nameLength + EndOfDirectory.u16(header, 28);
        if (entry.getCompressedSize() < 0 || entry.getCompressedSize() > end.at() - data) {
            throw refused(entry, "ends outside of the archive");
        }
        return new Range(at, data + entry.getCompressedSize());
    }

    /** A size that stands in a field of its own for large files is compared with what is read. */
    private static boolean isOther(long said, long listed) {
        return said != FULL_32 && said != listed;
    }

    private static void refuseOverlaps(List<Range> taken) throws RefusedArchive {
        taken.sort(Comparator.comparingLong(Range::from));
        for (var i = 1; i < taken.size(); i++) {
            if (taken.get(i).from() < taken.get(i - 1).to()) {
                throw new RefusedArchive("two of its files share bytes");
            }
        }
    }

    private static byte[] bytes(ByteBuffer buffer, int at, int length) throws RefusedArchive {
        if (length > buffer.limit() - at) {
            throw new RefusedArchive("its directory cannot be read");
        }
        var bytes = new byte[length];
        buffer.get(at, bytes);
        return bytes;
    }

    private static RefusedArchive refused(ZipArchiveEntry entry, String why) {
        return new RefusedArchive("'" + SafeZip.shown(entry.getName()) + "' " + why);
    }

    private record Range(long from, long to) {}
}
