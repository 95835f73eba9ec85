/** How fast files get into storage, beside a web server and one by one. */
@NullMarked
package dev.afterrun.benchmarks.upload;

import org.jspecify.annotations.NullMarked;
