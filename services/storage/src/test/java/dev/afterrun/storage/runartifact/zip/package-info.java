/** Tests. */
@NullMarked
package dev.afterrun.storage.runartifact.zip;

import org.jspecify.annotations.NullMarked;
