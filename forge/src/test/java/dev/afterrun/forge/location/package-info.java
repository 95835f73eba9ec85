/** The contract that every forge passes, and what it is tried with. */
@NullMarked
package dev.afterrun.forge.location;

import org.jspecify.annotations.NullMarked;
