/** The Markdown files of the repository: their links, their shell blocks, their generated parts. */
@NullMarked
package dev.afterrun.docs.markdown;

import org.jspecify.annotations.NullMarked;
