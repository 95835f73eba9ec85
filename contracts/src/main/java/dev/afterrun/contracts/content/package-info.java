/** What a repository has: asked by content, or by commit and path. */
@NullMarked
package dev.afterrun.contracts.content;

import org.jspecify.annotations.NullMarked;
