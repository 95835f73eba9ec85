/** What the forge lets us do: how often, where at all, and what becomes of what it refuses. */
@NullMarked
package dev.afterrun.notifier.access;

import org.jspecify.annotations.NullMarked;
