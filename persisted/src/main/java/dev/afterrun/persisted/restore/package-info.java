/** From a description and chunks to files, all or none. */
@NullMarked
package dev.afterrun.persisted.restore;

import org.jspecify.annotations.NullMarked;
