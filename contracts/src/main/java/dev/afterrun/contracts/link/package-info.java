/** Links that open one file for a time, over HTTP. */
@NullMarked
package dev.afterrun.contracts.link;

import org.jspecify.annotations.NullMarked;
