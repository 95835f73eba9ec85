/** {@code afterrun notify}: to a server where there is one; else all of it alone, in the job. */
@NullMarked
package dev.afterrun.cli.notify;

import org.jspecify.annotations.NullMarked;
