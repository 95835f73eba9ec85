/** All that has an end told once more. */
@NullMarked
package dev.afterrun.storage.again;

import org.jspecify.annotations.NullMarked;
