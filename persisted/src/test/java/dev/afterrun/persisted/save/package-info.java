/** Sets of real files, described. */
@NullMarked
package dev.afterrun.persisted.save;

import org.jspecify.annotations.NullMarked;
