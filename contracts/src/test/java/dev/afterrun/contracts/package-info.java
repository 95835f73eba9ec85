/** Tests of the shared words. */
@NullMarked
package dev.afterrun.contracts;

import org.jspecify.annotations.NullMarked;
