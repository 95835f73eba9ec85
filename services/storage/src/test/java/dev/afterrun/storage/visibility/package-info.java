/** Who may see what is not for everybody. */
@NullMarked
package dev.afterrun.storage.visibility;

import org.jspecify.annotations.NullMarked;
