@NullMarked
package dev.afterrun.storage.persisted.conclusion;

import org.jspecify.annotations.NullMarked;
