@NullMarked
package dev.afterrun.storage.downloadcount;

import org.jspecify.annotations.NullMarked;
