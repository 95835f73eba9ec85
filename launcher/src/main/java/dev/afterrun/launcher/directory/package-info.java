/** The one directory that everything is kept in, readable by its owner alone, used by one launcher at a time. */
@NullMarked
package dev.afterrun.launcher.directory;

import org.jspecify.annotations.NullMarked;
