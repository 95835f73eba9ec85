@NullMarked
package dev.afterrun.storage.host;

import org.jspecify.annotations.NullMarked;
