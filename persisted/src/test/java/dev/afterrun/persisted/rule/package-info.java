/** Rules, held against the paths that they mean. */
@NullMarked
package dev.afterrun.persisted.rule;

import org.jspecify.annotations.NullMarked;
