/** The documentation is held against the code that it speaks of. */
@NullMarked
package dev.afterrun.docs;

import org.jspecify.annotations.NullMarked;
