/** From files to a description and chunks. */
@NullMarked
package dev.afterrun.persisted.save;

import org.jspecify.annotations.NullMarked;
