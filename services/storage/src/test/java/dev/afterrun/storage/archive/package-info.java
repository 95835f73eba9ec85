/** Tests of archives. */
@NullMarked
package dev.afterrun.storage.archive;

import org.jspecify.annotations.NullMarked;
