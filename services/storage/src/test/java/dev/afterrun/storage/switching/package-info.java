/** Tests of asking for uploads. */
@NullMarked
package dev.afterrun.storage.switching;

import org.jspecify.annotations.NullMarked;
