/** What package managers are shown of a ref, made from what the packages say of themselves. */
@NullMarked
package dev.afterrun.storage.index;

import org.jspecify.annotations.NullMarked;
