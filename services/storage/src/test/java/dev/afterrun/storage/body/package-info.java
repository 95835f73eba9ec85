@NullMarked
package dev.afterrun.storage.body;

import org.jspecify.annotations.NullMarked;
