/** Tests. */
@NullMarked
package dev.afterrun.storage.runartifact;

import org.jspecify.annotations.NullMarked;
