@NullMarked
package dev.afterrun.storage.retention.explanation;

import org.jspecify.annotations.NullMarked;
