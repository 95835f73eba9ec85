/** A set as people download it: an archive that every tar reads. */
@NullMarked
package dev.afterrun.persisted.archive;

import org.jspecify.annotations.NullMarked;
