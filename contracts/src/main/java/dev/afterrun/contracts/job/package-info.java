/** What is told about one job of a run. */
@NullMarked
package dev.afterrun.contracts.job;

import org.jspecify.annotations.NullMarked;
