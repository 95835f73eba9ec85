/** What a repository has settled for itself, in its {@code afterrun.toml}. */
@NullMarked
package dev.afterrun.contracts.settings;

import org.jspecify.annotations.NullMarked;
