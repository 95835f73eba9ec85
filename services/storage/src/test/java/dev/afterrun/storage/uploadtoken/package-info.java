@NullMarked
package dev.afterrun.storage.uploadtoken;

import org.jspecify.annotations.NullMarked;
