package dev.afterrun.persisted.pack;

import java.io.ByteArrayOutputStream;

/** A pack as it grows. Its array is lent, for a copy of each pack would be what most memory goes to. */
final class PackBuffer extends ByteArrayOutputStream {
    PackBuffer(int length) {
        super(length);
    }

    /** The bytes, and behind them what is none of them. */
    byte[] array() {
        return buf;
    }
}
