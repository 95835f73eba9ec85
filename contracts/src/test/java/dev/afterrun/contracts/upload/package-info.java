/** The upload session's answers as they are written and read for ever. */
@NullMarked
package dev.afterrun.contracts.upload;

import org.jspecify.annotations.NullMarked;
