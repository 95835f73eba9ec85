/** What belongs together although several parts did it, in the form of W3C Trace Context. */
@NullMarked
package dev.afterrun.contracts.trace;

import org.jspecify.annotations.NullMarked;
