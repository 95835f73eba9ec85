/** Due work on a real PostgreSQL. */
@NullMarked
package dev.afterrun.duework;

import org.jspecify.annotations.NullMarked;
