/** Tests of files that are sent by hand. */
@NullMarked
package dev.afterrun.storage.share;

import org.jspecify.annotations.NullMarked;
