/** The npm packages of a ref. */
@NullMarked
package dev.afterrun.storage.index.npm;

import org.jspecify.annotations.NullMarked;
