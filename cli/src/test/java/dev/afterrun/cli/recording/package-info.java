/** The run by which the self-contained archive learns what Java loads, links and compiles. */
@NullMarked
package dev.afterrun.cli.recording;

import org.jspecify.annotations.NullMarked;
