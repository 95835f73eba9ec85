/** Schemas are brought up to date. */
@NullMarked
package dev.afterrun.duework.migration;

import org.jspecify.annotations.NullMarked;
