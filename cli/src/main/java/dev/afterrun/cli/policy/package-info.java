/** {@code afterrun policy}: why files are here, what will end them, and what other rules would do. */
@NullMarked
package dev.afterrun.cli.policy;

import org.jspecify.annotations.NullMarked;
