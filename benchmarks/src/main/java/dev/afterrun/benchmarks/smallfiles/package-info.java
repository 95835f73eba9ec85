/** How long very many small files take by the command line, beside one archive of them. */
@NullMarked
package dev.afterrun.benchmarks.smallfiles;

import org.jspecify.annotations.NullMarked;
