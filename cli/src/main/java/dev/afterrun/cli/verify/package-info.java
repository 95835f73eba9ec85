/** {@code afterrun verify}: stored bytes read again, for operators. */
@NullMarked
package dev.afterrun.cli.verify;

import org.jspecify.annotations.NullMarked;
