/** Tests of wheels, sdists and their index. */
@NullMarked
package dev.afterrun.storage.index.pip;

import org.jspecify.annotations.NullMarked;
