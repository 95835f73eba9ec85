package dev.afterrun.forge;

import dev.afterrun.contracts.Digest;

/** What became of fetching an archive. */
public sealed interface FetchedArchive {
    /** It is here; what it adds up to was computed from what came. */
    record Whole(Digest sha256, long bytes) implements FetchedArchive {}

    /** It has more bytes than it may have; none of them are kept. */
    record TooLong(long limit) implements FetchedArchive {}

    /** The forge has it no more. */
    record Gone() implements FetchedArchive {}
}
