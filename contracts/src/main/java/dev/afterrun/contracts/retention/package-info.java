/** Why files are here and what ends them, as people and the command line ask. */
@NullMarked
package dev.afterrun.contracts.retention;

import org.jspecify.annotations.NullMarked;
