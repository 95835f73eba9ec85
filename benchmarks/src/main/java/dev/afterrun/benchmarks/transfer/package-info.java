/** A client for large bodies, that costs as little as a client can. */
@NullMarked
package dev.afterrun.benchmarks.transfer;

import org.jspecify.annotations.NullMarked;
