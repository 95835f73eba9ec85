/** What the test reports of a job say. */
@NullMarked
package dev.afterrun.contracts.test;

import org.jspecify.annotations.NullMarked;
