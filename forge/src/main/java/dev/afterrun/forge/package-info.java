/** Where pull requests live: finding the one of a commit, and keeping our comment on it. */
@NullMarked
package dev.afterrun.forge;

import org.jspecify.annotations.NullMarked;
