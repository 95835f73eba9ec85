/** Names, and what becomes of hostile ones. */
@NullMarked
package dev.afterrun.cli.notify;

import org.jspecify.annotations.NullMarked;
