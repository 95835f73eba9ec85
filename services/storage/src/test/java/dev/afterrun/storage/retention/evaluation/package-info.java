/** Tests of how files get their ends, against a real PostgreSQL and the local forge. */
@NullMarked
package dev.afterrun.storage.retention.evaluation;

import org.jspecify.annotations.NullMarked;
