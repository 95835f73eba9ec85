package dev.afterrun.persisted.pack;

/**
 * A pack, from its first byte to its last:
 *
 * <pre>
 * frame*    chunks, one after the other, as a zstd frame (RFC 8878)
 * index     for each frame: its length (4 bytes), its SHA-256 (32), how many chunks it has (4);
 *           for each of these: its SHA-256 (32) and its length (4)
 * footer    the index's length (4), its SHA-256 (32), "AFTRPK01"
 * </pre>
 *
 * Numbers are big-endian and not negative. Every byte of a pack is under some SHA-256, or tells where one is.
 */
final class PackFormat {
    static final byte[] MAGIC = {'A', 'F', 'T', 'R', 'P', 'K', '0', '1'};
    static final int SHA256_BYTES = 32;
    static final int FRAME_HEADER_BYTES = 4 + SHA256_BYTES + 4;
    static final int CHUNK_BYTES = SHA256_BYTES + 4;
    static final int FOOTER_BYTES = 4 + SHA256_BYTES + MAGIC.length;

    /** Bytes of small chunks that are compressed together. */
    static final int PLAIN_BYTES = 256 * 1024;

    /** Bytes that a frame never unpacks to more of: those of the longest chunk that there may be. */
    static final int MOST_PLAIN_BYTES = 8 * 1024 * 1024;

    /** Bytes of frames after which a pack is full. */
    static final int FULL_BYTES = 16 * 1024 * 1024;

    /** Bytes that its chunks unpack to after which a pack is full: what is compressed well must not cost for ever to verify. */
    static final int FULL_PLAIN_BYTES = 512 * 1024 * 1024;

    /** Bytes that the chunks of a pack never unpack to more of. */
    static final int MOST_PLAIN_BYTES_OF_PACK = 1024 * 1024 * 1024;

    /** Bytes of a pack: a full one, with a frame of the longest chunk and the index, has fewer. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    private PackFormat() {}
}
