@NullMarked
package dev.afterrun.storage.retention.keep;

import org.jspecify.annotations.NullMarked;
