/** {@code afterrun link}: a link that opens one file of a repository for a time. */
@NullMarked
package dev.afterrun.cli.link;

import org.jspecify.annotations.NullMarked;
