/** What repositories settle for themselves, over what the operator has set for all. */
@NullMarked
package dev.afterrun.storage.settings;

import org.jspecify.annotations.NullMarked;
