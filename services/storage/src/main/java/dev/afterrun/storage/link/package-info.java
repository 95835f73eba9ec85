/** Links that open one file of a repository for a time, for whoever has them. */
@NullMarked
package dev.afterrun.storage.link;

import org.jspecify.annotations.NullMarked;
