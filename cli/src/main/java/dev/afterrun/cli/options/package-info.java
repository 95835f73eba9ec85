/** Where each setting comes from: flags, environment, CI system, INI file, checkout. */
@NullMarked
package dev.afterrun.cli.options;

import org.jspecify.annotations.NullMarked;
