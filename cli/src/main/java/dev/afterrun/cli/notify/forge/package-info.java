/** The forge, asked as often as the job's settings allow. */
@NullMarked
package dev.afterrun.cli.notify.forge;

import org.jspecify.annotations.NullMarked;
