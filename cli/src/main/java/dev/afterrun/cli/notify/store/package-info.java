/** Files put where a comment can link to them. */
@NullMarked
package dev.afterrun.cli.notify.store;

import org.jspecify.annotations.NullMarked;
