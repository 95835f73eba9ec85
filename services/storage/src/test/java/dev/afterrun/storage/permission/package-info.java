/** Who may do what at storage. */
@NullMarked
package dev.afterrun.storage.permission;

import org.jspecify.annotations.NullMarked;
