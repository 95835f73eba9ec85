@NullMarked
package dev.afterrun.eventing.trace;

import org.jspecify.annotations.NullMarked;
