/** Work as rows: marked in the transaction that makes it due, taken under a lease, done or postponed. */
@NullMarked
package dev.afterrun.duework;

import org.jspecify.annotations.NullMarked;
