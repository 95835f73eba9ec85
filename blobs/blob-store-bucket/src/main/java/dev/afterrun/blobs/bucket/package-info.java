/**
 * A {@link dev.afterrun.blobs.BlobStore} on any object store that can put, list, read and join whole objects.
 *
 * <pre>
 * PREFIXobjects/3f/3f0c…                  visible, never changed; or sent straight here, and nobody refers to it yet
 * PREFIXstaging/KEY/OFFSET-RANDOM         a chunk of an upload under way; the key begins with "sink-" where it
 *                                         cannot be resumed
 * </pre>
 *
 * <p>No name is ever written twice, so what was hashed is what is joined, whoever else writes at the same time.
 */
@NullMarked
package dev.afterrun.blobs.bucket;

import org.jspecify.annotations.NullMarked;
