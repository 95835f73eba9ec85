/** All parts together: in which order they start and stop, and what each is told of the others. */
@NullMarked
package dev.afterrun.launcher.stack;

import org.jspecify.annotations.NullMarked;
