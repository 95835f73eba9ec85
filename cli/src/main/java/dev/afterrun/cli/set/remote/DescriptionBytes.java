package dev.afterrun.cli.set.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.LimitPassed;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;

/** A set's description as it travels: JSON in UTF-8 as one zstd frame. As JSON it is never in memory as a whole. */
public final class DescriptionBytes {
    /** There is one a set, and half of it is digests: more work finds little more. */
    private static final int LEVEL = 6;

    private DescriptionBytes() {}

    /**
     * The same set is always the same bytes.
     *
     * @throws LimitPassed when it is longer than a server takes
     */
    public static byte[] of(SetDescription set) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new CountedOut(new ZstdOutputStream(bytes, LEVEL));
                var json = Json.MAPPER.createGenerator(packed)) {
            new DescriptionWriting(json).write(set);
        }
        return bytes.toByteArray();
    }

    /** @throws SetDamaged when these bytes are no description, or one of a version that is not known here */
    public static SetDescription read(byte[] bytes) {
        try (var unpacked = new CountedIn(new ZstdInputStream(new ByteArrayInputStream(bytes)));
                var json = Json.MAPPER.createParser(unpacked)) {
            return DescriptionReading.read(json);
        } catch (JsonProcessingException e) {
            throw new SetDamaged("the set's description cannot be read: " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new SetDamaged("the set's description cannot be read: " + e.getMessage());
        }
    }

    private static void refuseLong(long length) {
        LimitPassed.refuse("bytes of a set's description", length, Limits.SET_DESCRIPTION_BYTES);
    }

    private static final class CountedOut extends FilterOutputStream {
        private long length;

        CountedOut(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            refuseLong(++length);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            length += count;
            refuseLong(length);
            out.write(bytes, from, count);
        }
    }

    private static final class CountedIn extends FilterInputStream {
        private long length;

        CountedIn(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            var count = super.read(bytes, from, most);
            length += Math.max(0, count);
            refuseLong(length);
            return count;
        }
    }
}
