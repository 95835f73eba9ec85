package dev.afterrun.blobs;

/** What there is of an upload that others send. */
public sealed interface Arrival {

    /** Not all of it. */
    record Incomplete() implements Arrival {}

    /** All of it, as this version in the store's words. */
    sealed interface Whole extends Arrival {
        String version();

        Sealing sealing();
    }

    /** All, and the store compared the SHA-256: it refuses bytes of another, as was tried. */
    record Compared(String version, Sealing sealing) implements Whole {}

    /** As many bytes as there should be; of which digest, nobody knows yet. */
    record Unknown(String version, Sealing sealing) implements Whole {}

    /** Whether what was sent may stay where it lies. */
    enum Sealing {
        /** Nobody can change it any more, nor has its sender said anything of it. */
        SEALED,
        /** It must be copied to where nobody else writes. */
        OPEN
    }
}
