/** Pointers over HTTP: names that lead to a commit, and can be moved. */
@NullMarked
package dev.afterrun.contracts.pointer;

import org.jspecify.annotations.NullMarked;
