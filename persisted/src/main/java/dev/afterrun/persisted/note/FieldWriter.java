package dev.afterrun.persisted.note;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.PathBase;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

/** Writes the fields of a {@link Note}, as {@link FieldReader} reads them. Numbers are big-endian. */
public final class FieldWriter {
    private final DataOutputStream out;

    FieldWriter(DataOutputStream out) {
        this.out = out;
    }

    /** A number below 128, 1 byte. */
    public void small(int number) throws IOException {
        out.writeByte(number);
    }

    /** 4 bytes. */
    public void number(int number) throws IOException {
        out.writeInt(number);
    }

    /** 8 bytes. */
    public void number(long number) throws IOException {
        out.writeLong(number);
    }

    /** 1 byte. */
    public void flag(boolean holds) throws IOException {
        out.writeBoolean(holds);
    }

    /** 1 byte. */
    public void base(PathBase base) throws IOException {
        small(FieldReader.BASES.indexOf(base));
    }

    /** 4 bytes. */
    public void mode(FileMode mode) throws IOException {
        number(mode.bits());
    }

    /** To the nanosecond: 8 bytes and 4. */
    public void time(Instant time) throws IOException {
        number(time.getEpochSecond());
        number(time.getNano());
    }

    /** 32 bytes. */
    public void digest(Digest digest) throws IOException {
        out.write(digest.bytes());
    }

    /** Their number, 4 bytes, and they themselves. */
    public void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        out.write(bytes);
    }
}
