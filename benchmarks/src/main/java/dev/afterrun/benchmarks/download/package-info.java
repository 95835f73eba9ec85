/** How fast files are read from storage, beside a web server. */
@NullMarked
package dev.afterrun.benchmarks.download;

import org.jspecify.annotations.NullMarked;
