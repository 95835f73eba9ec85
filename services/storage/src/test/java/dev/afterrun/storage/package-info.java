/** Tests of the service as a whole. */
@NullMarked
package dev.afterrun.storage;

import org.jspecify.annotations.NullMarked;
