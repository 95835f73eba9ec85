/** Who may read and write sets, as a whole table. */
@NullMarked
package dev.afterrun.storage.persisted;

import org.jspecify.annotations.NullMarked;
