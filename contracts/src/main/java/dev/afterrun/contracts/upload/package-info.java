/** The upload session's requests and answers. */
@NullMarked
package dev.afterrun.contracts.upload;

import org.jspecify.annotations.NullMarked;
