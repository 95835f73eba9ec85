/** Tests of reading: addresses, conditions, ranges, ends. */
@NullMarked
package dev.afterrun.storage.download;

import org.jspecify.annotations.NullMarked;
