/** Tests of listings. */
@NullMarked
package dev.afterrun.storage.listing;

import org.jspecify.annotations.NullMarked;
