/** {@code afterrun restore}: a set is found, what the disk lacks of it is fetched, and all of it becomes visible or nothing. */
@NullMarked
package dev.afterrun.cli.restore;

import org.jspecify.annotations.NullMarked;
