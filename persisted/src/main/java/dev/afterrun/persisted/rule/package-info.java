/** Which files belong to a set: buildomat's grammar of {@code output_rules}. */
@NullMarked
package dev.afterrun.persisted.rule;

import org.jspecify.annotations.NullMarked;
