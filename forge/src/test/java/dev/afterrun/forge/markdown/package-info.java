/** Summaries that try to be more than text. */
@NullMarked
package dev.afterrun.forge.markdown;

import org.jspecify.annotations.NullMarked;
