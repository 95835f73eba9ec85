/** GitHub, on github.com and on Enterprise Servers, through the few REST calls that Afterrun needs. */
@NullMarked
package dev.afterrun.forge.github;

import org.jspecify.annotations.NullMarked;
