/** Tests of text, line by line. */
@NullMarked
package dev.afterrun.storage.viewer;

import org.jspecify.annotations.NullMarked;
