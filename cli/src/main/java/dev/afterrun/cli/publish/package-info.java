/** {@code afterrun publish}: files first, then the fact that the job has finished. */
@NullMarked
package dev.afterrun.cli.publish;

import org.jspecify.annotations.NullMarked;
