/** What is forgotten, on a real PostgreSQL. */
@NullMarked
package dev.afterrun.notifier.memory;

import org.jspecify.annotations.NullMarked;
