/** Gives every file its end by the rules, and anew whenever what they ask for has changed. */
@NullMarked
package dev.afterrun.storage.retention.evaluation;

import org.jspecify.annotations.NullMarked;
