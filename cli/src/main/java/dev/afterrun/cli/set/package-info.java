/** Persisted sets as a job and the server speak of them: what is declared, where files belong, what was restored, what is there. */
@NullMarked
package dev.afterrun.cli.set;

import org.jspecify.annotations.NullMarked;
