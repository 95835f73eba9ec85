package dev.afterrun.blobs;

/** The object ends before the slice does: the slice is wrong, or the object is damaged. */
public final class SliceOutside extends BlobStoreException {
    public SliceOutside(ObjectSlice slice, long size) {
        super("the object " + slice.key() + " has " + size + " bytes; there are no " + slice.length() + " from "
                + slice.offset());
    }

    /** @throws SliceOutside unless an object of {@code size} bytes holds all of {@code slice} */
    public static void check(ObjectSlice slice, long size) {
        if (slice.end() > size) {
            throw new SliceOutside(slice, size);
        }
    }
}
