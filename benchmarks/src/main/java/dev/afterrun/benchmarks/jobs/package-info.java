/** Jobs that a CI system has run, and what sends their files and their ends. */
@NullMarked
package dev.afterrun.benchmarks.jobs;

import org.jspecify.annotations.NullMarked;
