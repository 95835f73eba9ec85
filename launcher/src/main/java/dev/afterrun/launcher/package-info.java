/** The whole of Afterrun on one machine, as two commands: {@code up} and {@code demo}. */
@NullMarked
package dev.afterrun.launcher;

import org.jspecify.annotations.NullMarked;
