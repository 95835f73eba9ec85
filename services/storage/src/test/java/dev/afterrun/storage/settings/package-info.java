/** Tests of what repositories settle for themselves. */
@NullMarked
package dev.afterrun.storage.settings;

import org.jspecify.annotations.NullMarked;
