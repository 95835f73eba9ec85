/** One comment that many jobs write, each its own section, with no lock and no server between them. */
@NullMarked
package dev.afterrun.cli.notify.comment;

import org.jspecify.annotations.NullMarked;
