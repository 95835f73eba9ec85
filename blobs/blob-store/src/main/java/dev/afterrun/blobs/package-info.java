/**
 * The port behind which bytes lie: immutable objects under keys of our own choice, and uploads staged until they are
 * whole and verified. It throws {@link java.io.IOException} for what is worth another try and a {@link
 * BlobStoreException} for what is not.
 */
@NullMarked
package dev.afterrun.blobs;

import org.jspecify.annotations.NullMarked;
