/** Where the parts of one installation are. */
@NullMarked
package dev.afterrun.contracts.discovery;

import org.jspecify.annotations.NullMarked;
