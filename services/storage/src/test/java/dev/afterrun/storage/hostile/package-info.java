/** Requests that nobody sends who means well. */
@NullMarked
package dev.afterrun.storage.hostile;

import org.jspecify.annotations.NullMarked;
