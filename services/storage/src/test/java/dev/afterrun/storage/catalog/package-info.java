@NullMarked
package dev.afterrun.storage.catalog;

import org.jspecify.annotations.NullMarked;
