/** What the file system says of a file, and its names, byte for byte. */
@NullMarked
package dev.afterrun.persisted.disk;

import org.jspecify.annotations.NullMarked;
