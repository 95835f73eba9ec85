/** How fast what is due goes, beside deleting rows and files and nothing else. */
@NullMarked
package dev.afterrun.benchmarks.expiry;

import org.jspecify.annotations.NullMarked;
