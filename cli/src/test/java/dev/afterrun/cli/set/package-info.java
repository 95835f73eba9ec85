/** What is declared and said of sets. */
@NullMarked
package dev.afterrun.cli.set;

import org.jspecify.annotations.NullMarked;
