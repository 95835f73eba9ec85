/** Which file an address means, and whether it is there. */
@NullMarked
package dev.afterrun.storage.download;

import org.jspecify.annotations.NullMarked;
