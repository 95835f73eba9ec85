@NullMarked
package dev.afterrun.contracts.pin;

import org.jspecify.annotations.NullMarked;
