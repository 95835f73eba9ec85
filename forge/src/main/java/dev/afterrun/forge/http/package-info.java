/** JSON over HTTP as every forge speaks it: bounds on time and size, and what an answer means for the caller. */
@NullMarked
package dev.afterrun.forge.http;

import org.jspecify.annotations.NullMarked;
