/** What the stored files of repositories add up to: counted with every change, and counted anew now and then. */
@NullMarked
package dev.afterrun.storage.usage;

import org.jspecify.annotations.NullMarked;
