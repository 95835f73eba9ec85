/** Stored bytes read again and compared with their digests, in the background. */
@NullMarked
package dev.afterrun.storage.verification;

import org.jspecify.annotations.NullMarked;
