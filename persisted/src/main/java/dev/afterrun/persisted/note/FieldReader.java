package dev.afterrun.persisted.note;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.PathBase;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Reads the fields of a {@link Note} in the order in which {@link FieldWriter} wrote them. What is none fails, and the note says nothing. */
public final class FieldReader {
    /** As they are written: by their places in here. */
    static final List<PathBase> BASES = List.of(PathBase.WORKSPACE, PathBase.HOME, PathBase.ROOT);

    private static final int DIGEST_BYTES = 32;

    private final ByteBuffer from;

    FieldReader(ByteBuffer from) {
        this.from = from;
    }

    public int small() {
        return from.get();
    }

    public int number() {
        return from.getInt();
    }

    public long longNumber() {
        return from.getLong();
    }

    public boolean flag() {
        return from.get() != 0;
    }

    public PathBase base() {
        return BASES.get(from.get());
    }

    public FileMode mode() {
        return new FileMode(from.getInt());
    }

    public Instant time() {
        return Instant.ofEpochSecond(from.getLong(), from.getInt());
    }

    public Digest digest() {
        return Digest.ofHash(bytes(DIGEST_BYTES));
    }

    public byte[] bytes() {
        return bytes(from.getInt());
    }

    /** Not more than there are, whatever a number says. */
    private byte[] bytes(int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
