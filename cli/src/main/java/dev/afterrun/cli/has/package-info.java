/** {@code afterrun has}: what exists, so that a job can skip making it. */
@NullMarked
package dev.afterrun.cli.has;

import org.jspecify.annotations.NullMarked;
