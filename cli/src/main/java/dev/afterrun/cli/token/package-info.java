/** {@code afterrun token}: tokens for CI systems that sign none for their jobs. */
@NullMarked
package dev.afterrun.cli.token;

import org.jspecify.annotations.NullMarked;
