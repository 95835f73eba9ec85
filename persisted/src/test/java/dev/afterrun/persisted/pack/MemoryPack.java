package dev.afterrun.persisted.pack;

import java.util.Arrays;

/** A pack in memory, and how many bytes of it were read. */
final class MemoryPack implements PackBytes {
    private final byte[] bytes;
    private long read;

    MemoryPack(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        var from = (int) Math.min(offset, bytes.length);
        var part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
        read += part.length;
        return part;
    }

    long read() {
        return read;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
