/** Paths and descriptions of sets, hostile ones among them. */
@NullMarked
package dev.afterrun.contracts.persisted;

import org.jspecify.annotations.NullMarked;
