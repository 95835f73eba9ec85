package dev.afterrun.blobs;

/**
 * A run of bytes within an object: one blob of a pack, a whole object, or what a reader asked of either.
 *
 * @param offset bytes before it, from 0
 * @param length its bytes, from 0
 */
public record ObjectSlice(ObjectKey key, long offset, long length) {

    /** @throws IllegalArgumentException when the offset, the length or their sum is no position of a file */
    public ObjectSlice {
        if (offset < 0 || length < 0 || offset + length < 0) {
            throw new IllegalArgumentException(
                    "a slice begins at 0 or later and has no negative length, not " + length + " bytes from " + offset);
        }
    }

    /**
     * A part of this slice, as an HTTP range asks for one.
     *
     * @param from bytes of this slice before it
     * @throws IllegalArgumentException when it does not lie within this slice
     */
    public ObjectSlice part(long from, long partLength) {
        if (from < 0 || partLength < 0 || from > length - partLength) {
            throw new IllegalArgumentException(
                    partLength + " bytes from " + from + " do not lie within a slice of " + length);
        }
        return new ObjectSlice(key, offset + from, partLength);
    }

    /** The first position after it. */
    public long end() {
        return offset + length;
    }
}
