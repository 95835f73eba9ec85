/** Pages for people: what became of a run, a pull request, a commit. */
@NullMarked
package dev.afterrun.storage.page;

import org.jspecify.annotations.NullMarked;
