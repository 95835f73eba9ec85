/** Who did what that changes what others see or may do. */
@NullMarked
package dev.afterrun.cli.auditlog;

import org.jspecify.annotations.NullMarked;
