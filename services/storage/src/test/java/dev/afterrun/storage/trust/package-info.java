/** Tests of how far runs are trusted. */
@NullMarked
package dev.afterrun.storage.trust;

import org.jspecify.annotations.NullMarked;
