/** {@code afterrun dead-letters}: what a service could not take, and the way back. */
@NullMarked
package dev.afterrun.cli.deadletters;

import org.jspecify.annotations.NullMarked;
