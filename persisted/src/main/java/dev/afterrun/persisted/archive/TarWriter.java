package dev.afterrun.persisted.archive;

import dev.afterrun.contracts.persisted.FileMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes an archive that GNU tar, bsdtar and whoever else reads POSIX.1-2001 unpack; the same entries are always the same bytes. */
final class TarWriter {
    private static final byte[] ZEROS = new byte[TarHeader.BLOCK];
    private static final FileMode READABLE = new FileMode(0644);

    private final OutputStream out;

    TarWriter(OutputStream out) {
        this.out = out;
    }

    /** A header; exactly as many bytes of content as it says are to follow. */
    void header(TarEntry entry) throws IOException {
        var records = PaxRecords.of(entry).getBytes(StandardCharsets.ISO_8859_1);
        if (records.length > 0) {
            out.write(TarHeader.of(
                    new TarEntry(TarEntry.Kind.RECORDS, "PaxHeaders", READABLE, Instant.EPOCH, records.length, "")));
            out.write(records);
            fill(records.length);
        }
        out.write(TarHeader.of(entry));
    }

    void content(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void zeros(long length) throws IOException {
        for (var left = length; left > 0; left -= ZEROS.length) {
            out.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
    }

    /** Fills the block after {@code length} bytes of content. */
    void fill(long length) throws IOException {
        zeros((TarHeader.BLOCK - length % TarHeader.BLOCK) % TarHeader.BLOCK);
    }

    /** Two empty blocks. */
    void end() throws IOException {
        zeros(2L * TarHeader.BLOCK);
    }
}
