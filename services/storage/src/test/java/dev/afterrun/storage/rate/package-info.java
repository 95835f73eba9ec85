@NullMarked
package dev.afterrun.storage.rate;

import org.jspecify.annotations.NullMarked;
