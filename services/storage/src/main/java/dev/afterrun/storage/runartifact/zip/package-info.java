/** Zip archives that anybody may have made, read with as little trust as that deserves. */
@NullMarked
package dev.afterrun.storage.runartifact.zip;

import org.jspecify.annotations.NullMarked;
