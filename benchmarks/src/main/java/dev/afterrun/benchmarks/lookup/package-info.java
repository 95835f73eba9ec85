/** How fast addresses are resolved among few and among very many files. */
@NullMarked
package dev.afterrun.benchmarks.lookup;

import org.jspecify.annotations.NullMarked;
