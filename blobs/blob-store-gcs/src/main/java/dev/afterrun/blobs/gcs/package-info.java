/** Objects in Google Cloud Storage, by its JSON API. */
@NullMarked
package dev.afterrun.blobs.gcs;

import org.jspecify.annotations.NullMarked;
