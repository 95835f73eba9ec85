/** Damage that is found, never served, and mended. */
@NullMarked
package dev.afterrun.storage.verification;

import org.jspecify.annotations.NullMarked;
