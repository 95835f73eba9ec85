package dev.afterrun.blobs;

/** What there is of an upload that others send. */
public sealed interface Arrival {

    /** Not all of it. */
    record Incomplete() implements Arrival {}

    /** All of it, as this version in the store's words. */
    sealed interface Whole extends Arrival {
        String version();
    }

    /** All, and the store compared the SHA-256: it refuses bytes of another, as was tried. */
    record Compared(String version) implements Whole {}

    /** As many bytes as there should be; of which digest, nobody knows yet. */
    record Unknown(String version) implements Whole {}
}
