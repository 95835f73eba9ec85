/** Markdown from outside, made harmless before it goes into a comment of ours. */
@NullMarked
package dev.afterrun.forge.markdown;

import org.jspecify.annotations.NullMarked;
