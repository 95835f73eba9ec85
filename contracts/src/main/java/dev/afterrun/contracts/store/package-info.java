/** What operators ask of the blob store. */
@NullMarked
package dev.afterrun.contracts.store;

import org.jspecify.annotations.NullMarked;
