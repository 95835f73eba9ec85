package dev.afterrun.persisted.note;

import dev.afterrun.persisted.disk.Listing;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * A file of binary fields with the CRC-32C of all of them (8 bytes) at its end. It is whole or none: it is written beside its place, and
 * what is damaged, cut off or makes no sense says nothing. As text, to read one took as long as to do again what it spares.
 */
public final class Note {
    private final Path file;

    /** The one that lies in {@code file}, if it is there. */
    public Note(Path file) {
        this.file = file;
    }

    /** Has these fields from now on. Of notes in its directory the {@code most} that were written last stay. */
    public void write(Fields fields, int most) throws IOException {
        var directory = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        var beside = Files.createTempFile(directory, "new-", ".note");
        var sum = new CRC32C();
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new CheckedOutputStream(Files.newOutputStream(beside), sum)))) {
            fields.write(new FieldWriter(out));
            out.flush();
            out.writeLong(sum.getValue());
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Listing.keepNewest(directory, most);
    }

    /** What {@code reading} makes of it; empty where there is none that is as it was written. */
    public <T> Optional<T> read(Function<FieldReader, Optional<T>> reading) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var bytes = Files.readAllBytes(file);
        var end = bytes.length - Long.BYTES;
        if (end < 0 || ByteBuffer.wrap(bytes).getLong(end) != sum(bytes, end)) {
            return Optional.empty();
        }
        try {
            return reading.apply(new FieldReader(ByteBuffer.wrap(bytes, 0, end)));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long sum(byte[] bytes, int end) {
        var sum = new CRC32C();
        sum.update(bytes, 0, end);
        return sum.getValue();
    }

    /** What stands in a note, one after the other. */
    @FunctionalInterface
    public interface Fields {
        /** Writes all of it. */
        void write(FieldWriter to) throws IOException;
    }
}
