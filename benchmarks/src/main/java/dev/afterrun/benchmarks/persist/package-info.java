/** How fast state is handed on from job to job, beside what else keeps trees of files. */
@NullMarked
package dev.afterrun.benchmarks.persist;

import org.jspecify.annotations.NullMarked;
