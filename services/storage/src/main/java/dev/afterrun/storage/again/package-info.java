/** All that has an end told once more, for whoever has lost it. */
@NullMarked
package dev.afterrun.storage.again;

import org.jspecify.annotations.NullMarked;
