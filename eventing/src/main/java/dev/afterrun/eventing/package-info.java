/** What is true of every fact on the queue, and when a failure means: try again. */
@NullMarked
package dev.afterrun.eventing;

import org.jspecify.annotations.NullMarked;
