/** What is forgotten once nobody can ask for it any more. */
@NullMarked
package dev.afterrun.notifier.memory;

import org.jspecify.annotations.NullMarked;
