/** Sets that jobs hand on to later ones: whose they are, and who may read them. */
@NullMarked
package dev.afterrun.storage.persisted;

import org.jspecify.annotations.NullMarked;
