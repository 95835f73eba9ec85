/** What a repository has, and what no answer tells of others. */
@NullMarked
package dev.afterrun.storage.contents;

import org.jspecify.annotations.NullMarked;
