/** Tests of the facts: what was once written is read for ever. */
@NullMarked
package dev.afterrun.contracts.event;

import org.jspecify.annotations.NullMarked;
