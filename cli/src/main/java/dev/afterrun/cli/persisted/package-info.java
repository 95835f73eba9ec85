/** {@code afterrun persisted}: what sets a repository has, and what becomes of them. */
@NullMarked
package dev.afterrun.cli.persisted;

import org.jspecify.annotations.NullMarked;
