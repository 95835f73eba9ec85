/** Upload sessions: what is to be sent, and bytes that become blobs. */
@NullMarked
package dev.afterrun.storage.upload;

import org.jspecify.annotations.NullMarked;
