package dev.afterrun.cli.set.remote;

import static java.util.Objects.requireNonNull;

import dev.afterrun.contracts.Digest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The wanted chunks of one stretch, unpacked, until each was read once. */
final class Unpacked {
    private final byte[] plain;
    private final Map<Digest, Slice> slices = new HashMap<>();

    private record Slice(int offset, int length) {}

    /** Those that {@code plain} is to hold. */
    Unpacked(byte[] plain) {
        this.plain = plain;
    }

    /** A chunk is in {@link #plain()} there. */
    void add(Digest chunk, int offset, int length) {
        slices.putIfAbsent(chunk, new Slice(offset, length));
    }

    byte[] plain() {
        return plain;
    }

    /** Those that were not read yet. */
    Set<Digest> left() {
        return Set.copyOf(slices.keySet());
    }

    boolean has(Digest chunk) {
        return slices.containsKey(chunk);
    }

    boolean isEmpty() {
        return slices.isEmpty();
    }

    /** A chunk that it has, and has not any more. */
    byte[] take(Digest chunk) {
        var slice = requireNonNull(slices.remove(chunk), "a chunk that is here");
        return Arrays.copyOfRange(plain, slice.offset(), slice.offset() + slice.length());
    }
}
