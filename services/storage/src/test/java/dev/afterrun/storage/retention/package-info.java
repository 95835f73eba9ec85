/** Tests of rules as values. */
@NullMarked
package dev.afterrun.storage.retention;

import org.jspecify.annotations.NullMarked;
