/** Ways through all that is stored. */
@NullMarked
package dev.afterrun.storage.pass;

import org.jspecify.annotations.NullMarked;
