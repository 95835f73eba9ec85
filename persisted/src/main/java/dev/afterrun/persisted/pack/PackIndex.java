package dev.afterrun.persisted.pack;

import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pack has, and where.
 *
 * @param frames in the order in which they lie, without a gap
 */
public record PackIndex(List<PackFrame> frames) {
    public PackIndex {
        frames = List.copyOf(frames);
    }

    /**
     * Reads the index of {@code pack} from its end.
     *
     * @throws SetDamaged when the pack was cut off or changed
     */
    public static PackIndex of(PackBytes pack) throws IOException {
        var size = pack.size();
        if (size > PackFormat.MOST_BYTES) {
            throw new SetDamaged("a pack has " + size + " bytes; the limit is " + PackFormat.MOST_BYTES);
        }
        var footer = read(pack, size - PackFormat.FOOTER_BYTES, PackFormat.FOOTER_BYTES);
        var length = footer.getInt();
        var sha256 = digest(footer);
        var magic = new byte[PackFormat.MAGIC.length];
        footer.get(magic);
        if (!Arrays.equals(magic, PackFormat.MAGIC)) {
            throw new SetDamaged("a pack does not end as packs do; it was cut off or changed");
        }
        var bytes = read(pack, size - PackFormat.FOOTER_BYTES - length, length).array();
        if (!Digest.of(bytes).equals(sha256)) {
            throw new SetDamaged("the index of a pack has other bytes than its SHA-256 says");
        }
        var index = parse(bytes);
        if (index.frameBytes() + length + PackFormat.FOOTER_BYTES != size) {
            throw new SetDamaged("a pack is longer or shorter than its index says");
        }
        return index;
    }

    /** The chunks at these places, counted through all frames. */
    public Stream<PackedChunk> chunks(BitSet places) {
        var all = frames.stream().flatMap(frame -> frame.chunks().stream()).toList();
        return places.stream().mapToObj(all::get);
    }

    /** As it stands in a pack, with the footer. */
    byte[] bytes() {
        var chunks = frames.stream().mapToInt(frame -> frame.chunks().size()).sum();
        var length = frames.size() * PackFormat.FRAME_HEADER_BYTES + chunks * PackFormat.CHUNK_BYTES;
        var bytes = ByteBuffer.allocate(length + PackFormat.FOOTER_BYTES);
        for (var frame : frames) {
            bytes.putInt(frame.length())
                    .put(frame.sha256().bytes())
                    .putInt(frame.chunks().size());
            frame.chunks().forEach(chunk -> bytes.put(chunk.sha256().bytes()).putInt(chunk.length()));
        }
        var sha256 = Digest.of(Arrays.copyOf(bytes.array(), length));
        return bytes.putInt(length).put(sha256.bytes()).put(PackFormat.MAGIC).array();
    }

    /** Bytes of all frames. */
    public long frameBytes() {
        return frames.stream().mapToLong(PackFrame::length).sum();
    }

    private static PackIndex parse(byte[] bytes) {
        var from = ByteBuffer.wrap(bytes);
        var frames = new ArrayList<PackFrame>();
        var offset = 0;
        var plain = 0L;
        try {
            while (from.hasRemaining()) {
                var frame = frame(offset, from);
                frames.add(frame);
                offset = Math.addExact(offset, frame.length());
                plain += frame.plainLength();
                refuseLong(plain);
            }
        } catch (BufferUnderflowException | ArithmeticException e) {
            throw new SetDamaged("the index of a pack is no index: " + e);
        }
        return new PackIndex(frames);
    }

    private static PackFrame frame(int offset, ByteBuffer from) {
        var length = positive(from.getInt());
        var sha256 = digest(from);
        var count = positive(from.getInt());
        var chunks = new ArrayList<PackedChunk>();
        var plain = 0;
        for (var i = 0; i < count; i++) {
            var chunk = new PackedChunk(digest(from), positive(from.getInt()));
            plain = Math.addExact(plain, chunk.length());
            chunks.add(chunk);
        }
        if (plain > PackFormat.MOST_PLAIN_BYTES) {
            throw new SetDamaged(
                    "a frame of a pack unpacks to " + plain + " bytes; the limit is " + PackFormat.MOST_PLAIN_BYTES);
        }
        return new PackFrame(offset, length, sha256, chunks);
    }

    private static void refuseLong(long plain) {
        if (plain > PackFormat.MOST_PLAIN_BYTES_OF_PACK) {
            throw new SetDamaged("a pack unpacks to more than " + PackFormat.MOST_PLAIN_BYTES_OF_PACK
                    + " bytes, which is the limit");
        }
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new SetDamaged("the index of a pack has the number " + number + " where one above 0 belongs");
        }
        return number;
    }

    private static Digest digest(ByteBuffer from) {
        var hash = new byte[PackFormat.SHA256_BYTES];
        from.get(hash);
        return Digest.ofHash(hash);
    }

    private static ByteBuffer read(PackBytes pack, long offset, int length) throws IOException {
        if (offset < 0 || length < 1) {
            throw new SetDamaged("a pack is too short for its index");
        }
        var bytes = pack.read(offset, length);
        if (bytes.length != length) {
            throw new SetDamaged("a pack is shorter than was said");
        }
        return ByteBuffer.wrap(bytes);
    }
}
