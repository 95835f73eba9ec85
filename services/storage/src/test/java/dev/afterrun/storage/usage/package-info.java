@NullMarked
package dev.afterrun.storage.usage;

import org.jspecify.annotations.NullMarked;
