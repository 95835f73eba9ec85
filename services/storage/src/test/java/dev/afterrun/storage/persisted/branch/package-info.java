@NullMarked
package dev.afterrun.storage.persisted.branch;

import org.jspecify.annotations.NullMarked;
