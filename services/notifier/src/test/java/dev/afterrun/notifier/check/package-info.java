/** One check a commit, whatever happens: on a real PostgreSQL and the local forge. */
@NullMarked
package dev.afterrun.notifier.check;

import org.jspecify.annotations.NullMarked;
