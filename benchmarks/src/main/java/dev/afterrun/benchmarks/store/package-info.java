/** How fast files get into an object store, straight and through storage. */
@NullMarked
package dev.afterrun.benchmarks.store;

import org.jspecify.annotations.NullMarked;
