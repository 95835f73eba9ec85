/** Limits, kept. */
@NullMarked
package dev.afterrun.notifier.access;

import org.jspecify.annotations.NullMarked;
