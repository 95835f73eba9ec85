@NullMarked
package dev.afterrun.contracts.trace;

import org.jspecify.annotations.NullMarked;
