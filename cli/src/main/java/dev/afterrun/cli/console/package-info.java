/** What people see: progress, tables, sizes. */
@NullMarked
package dev.afterrun.cli.console;

import org.jspecify.annotations.NullMarked;
