package dev.afterrun.blobs.bucket;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An object that holds a run of an upload's bytes. Its name tells where they belong, and is used once: two writers of
 * one upload never touch each other's.
 *
 * @param offset bytes of the upload before it
 * @param size its bytes, 1 or more
 */
public record Chunk(String name, long offset, long size) {
    /** By place, and the longest first of those that begin at one. */
    static final Comparator<Chunk> BY_PLACE = Comparator.comparingLong(Chunk::offset)
            .thenComparing(Comparator.comparingLong(Chunk::size).reversed());

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})-[0-9a-f-]{36}");

    static Chunk fresh(String folder, long offset, long size) {
        return new Chunk(folder + HexFormat.of().toHexDigits(offset) + "-" + UUID.randomUUID(), offset, size);
    }

    /** The chunk that {@code entry} is; empty where its name within {@code folder} is none of ours. */
    static Optional<Chunk> of(BucketPage.Entry entry, String folder) {
        var name = NAME.matcher(entry.name().substring(folder.length()));
        return name.matches() && entry.size() > 0
                ? Optional.of(new Chunk(entry.name(), HexFormat.fromHexDigitsToLong(name.group(1)), entry.size()))
                : Optional.empty();
    }

    long end() {
        return offset + size;
    }
}
