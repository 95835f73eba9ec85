/**
 * Objects as files of one directory, for one process at a time.
 *
 * <pre>
 * DIRECTORY/objects/3f/3f0c…   visible, never changed
 * DIRECTORY/staging/KEY        an upload under way; begins with "sink-" where it cannot be resumed
 * </pre>
 */
@NullMarked
package dev.afterrun.blobs.files;

import org.jspecify.annotations.NullMarked;
