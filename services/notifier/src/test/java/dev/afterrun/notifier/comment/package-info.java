/** One comment, whatever happens: on a real PostgreSQL and the local forge. */
@NullMarked
package dev.afterrun.notifier.comment;

import org.jspecify.annotations.NullMarked;
