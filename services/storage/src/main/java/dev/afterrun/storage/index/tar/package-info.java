/** Files out of archives, without unpacking the rest, in memory that no archive decides on. */
@NullMarked
package dev.afterrun.storage.index.tar;

import org.jspecify.annotations.NullMarked;
