/** Who did what that changes what others see or may do: rows that are added to, read, and forgotten by age. */
@NullMarked
package dev.afterrun.storage.auditlog;

import org.jspecify.annotations.NullMarked;
