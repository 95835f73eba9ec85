/** How long files stay, as values: what a rule asks, what it gives, and which rule a file falls under. */
@NullMarked
package dev.afterrun.storage.retention;

import org.jspecify.annotations.NullMarked;
