/** What is made of a job's files when it is settled: what its tests say, how it is installed, how it has grown. */
@NullMarked
package dev.afterrun.storage.detail;

import org.jspecify.annotations.NullMarked;
