/** The page that lists a job's files. */
@NullMarked
package dev.afterrun.cli.notify.store;

import org.jspecify.annotations.NullMarked;
