/** Tests of npm packages and their index. */
@NullMarked
package dev.afterrun.storage.index.npm;

import org.jspecify.annotations.NullMarked;
