/** What lies in a ref, and in a folder of it. */
@NullMarked
package dev.afterrun.storage.listing;

import org.jspecify.annotations.NullMarked;
