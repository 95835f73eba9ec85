/** A real PostgreSQL out of the binaries that Maven Central has, with a role for each service. */
@NullMarked
package dev.afterrun.launcher.postgres;

import org.jspecify.annotations.NullMarked;
