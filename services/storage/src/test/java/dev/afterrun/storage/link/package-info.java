@NullMarked
package dev.afterrun.storage.link;

import org.jspecify.annotations.NullMarked;
