/** Sets as archives for people and other tools, written as they are read. */
@NullMarked
package dev.afterrun.storage.persisted.archive;

import org.jspecify.annotations.NullMarked;
