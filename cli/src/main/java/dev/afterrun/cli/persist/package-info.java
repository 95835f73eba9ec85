/** {@code afterrun persist}: files are described, what the server lacks of them is sent, and the set is registered. */
@NullMarked
package dev.afterrun.cli.persist;

import org.jspecify.annotations.NullMarked;
