package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.Presentation;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What object stores can do, in their own terms: whole objects under names, in one bucket. Used by many threads at once.
 * Every method waits for a bounded time, tries again what may pass (an overload, a broken connection), and then throws
 * an {@link IOException}.
 */
public interface Bucket extends Closeable {

    /**
     * Writes an object whole, unless there is one of this name. A store must not show, and not keep, bytes that were
     * damaged or cut off on their way.
     *
     * @param bytes left as they are
     * @return whether it is this call's object that is there now; also where an earlier try had done it unheard
     */
    boolean put(String name, ByteBuffer bytes) throws IOException;

    /**
     * The same for what is needed for a day or so: a store that knows how forgets the object by itself a day after that,
     * should we never come back to it.
     */
    default boolean putForAWhile(String name, ByteBuffer bytes) throws IOException {
        return put(name, bytes);
    }

    /**
     * Writes the object that the chunks make in their order, unless there is one of this name. The chunks stay, or go,
     * as the store likes; none is needed any more when it returns {@code true}.
     *
     * @param chunks 1 or more; all but the last of the size that {@link BucketSettings} names, or larger
     * @return whether it is this call's object that is there now
     */
    boolean join(String name, List<Chunk> chunks) throws IOException;

    /** Bytes of the object, if there is one. */
    OptionalLong size(String name) throws IOException;

    /**
     * As much of {@code length} bytes from {@code offset} as the object has; empty where there is no object. The stream
     * fails where it ends early.
     *
     * @param length 1 or more
     */
    Optional<Opened> open(String name, long offset, long length) throws IOException;

    /**
     * Deletes the objects, those that there are, in as few requests as the store has for it.
     *
     * @throws NamesNotDeleted naming each of which it is not known; all others are gone
     */
    void delete(Collection<String> names) throws NamesNotDeleted;

    /**
     * Objects whose names begin with {@code prefix} and come after {@code after}, in the order of the names' bytes.
     *
     * @param after where to go on; empty to begin
     * @param limit 1 or more; a page may hold less though there is more
     */
    BucketPage list(String prefix, String after, int limit) throws IOException;

    /**
     * Whether the store itself notices bytes that were damaged on their way: tried with bytes and the checksum of
     * others, written as {@code name}, which the caller deletes.
     */
    boolean refusesDamaged(String name) throws IOException;

    /**
     * An address, good for a short while, from which anybody may read the whole object, so presented; empty where the
     * store cannot sign.
     */
    Optional<URI> address(String name, Presentation presentation) throws IOException;

    /**
     * Makes it the bucket's own rule that objects below {@code staging}, and unfinished uploads below both, end some days
     * after they began; rules of others stay.
     *
     * @return false where the store knows no such rules
     */
    default boolean endsAbandoned(String staging, String objects) throws IOException {
        return false;
    }

    /** What lets others write by signed addresses; empty where the store cannot sign. */
    default Optional<SignedWriting> signedWriting() {
        return Optional.empty();
    }
}
