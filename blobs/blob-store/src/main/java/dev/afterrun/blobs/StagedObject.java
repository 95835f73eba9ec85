package dev.afterrun.blobs;

import dev.afterrun.contracts.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * An upload that its opener has to itself. Used by one thread at a time.
 *
 * <pre>
 * open ──append──▶ open ──promote──▶ visible
 *   │                │  └─wrong bytes──▶ discarded
 *   └─────close──────┴──▶ kept, to be staged again at its offset
 * </pre>
 *
 * <p>What arrived is kept through a cut-off and through the end of this process. A store may keep whole parts only: the
 * offset after staging again can be less than before, and a power cut can spoil bytes too, which promotion notices.
 */
public interface StagedObject extends Closeable {

    /** Bytes that have arrived. */
    long offset();

    /**
     * Takes bytes until the source ends, {@code atMost} are taken, or either side fails; what was taken by then stays.
     * Anything beyond is left unread.
     *
     * @return the new offset
     * @throws WrongOffset when {@code offset} is not where this upload goes on
     * @throws StoreFull when there is no room left
     */
    long append(long offset, InputStream source, long atMost) throws IOException;

    /**
     * Takes all that remains in the buffers, one after the other; they may be reused as soon as it returns.
     *
     * @return the new offset
     * @throws WrongOffset when {@code offset} is not where this upload goes on
     * @throws StoreFull when there is no room left
     */
    long append(long offset, ByteBuffer... bytes) throws IOException;

    /**
     * Makes the bytes visible as {@code key}, once their digest was computed from them here. When it returns, they
     * outlast a power cut. After an {@link IOException} the upload may be gone and an object of no use may lie under the
     * key: try again from {@link BlobStaging#offset} with a fresh key.
     *
     * @throws StagedTooShort when fewer than {@code size} bytes have arrived; they are kept
     * @throws DigestMismatch when there are more, or they have another digest; they are discarded
     * @throws ObjectExists when the key is taken; the upload is kept
     */
    void promote(ObjectKey key, Digest expected, long size) throws IOException;

    /** Lets the upload go; unless promoted or discarded, it is kept. */
    @Override
    void close() throws IOException;
}
