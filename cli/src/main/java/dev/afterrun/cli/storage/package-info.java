/** What operators do about the stores of files. */
@NullMarked
package dev.afterrun.cli.storage;

import org.jspecify.annotations.NullMarked;
