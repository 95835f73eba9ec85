/** Sets of files that a job hands on to later jobs: what is in them, and where each byte lies. */
@NullMarked
package dev.afterrun.contracts.persisted;

import org.jspecify.annotations.NullMarked;
