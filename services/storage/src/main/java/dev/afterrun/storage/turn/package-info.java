/** Whose turn it is, where an answer takes so much that it is not for many askers at once. */
@NullMarked
package dev.afterrun.storage.turn;

import org.jspecify.annotations.NullMarked;
