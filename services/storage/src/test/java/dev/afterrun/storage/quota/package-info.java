@NullMarked
package dev.afterrun.storage.quota;

import org.jspecify.annotations.NullMarked;
