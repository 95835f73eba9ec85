/** Tests of patterns. */
@NullMarked
package dev.afterrun.storage.pattern;

import org.jspecify.annotations.NullMarked;
