/** Facts written with the change that they tell of, and sent once that is committed. */
@NullMarked
package dev.afterrun.duework.outbox;

import org.jspecify.annotations.NullMarked;
