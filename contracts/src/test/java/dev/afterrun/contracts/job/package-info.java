/** Tests of what is told about a job. */
@NullMarked
package dev.afterrun.contracts.job;

import org.jspecify.annotations.NullMarked;
