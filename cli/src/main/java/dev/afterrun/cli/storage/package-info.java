/** What operators do about the blob store. */
@NullMarked
package dev.afterrun.cli.storage;

import org.jspecify.annotations.NullMarked;
