/** What a caller did wrong, as RFC 9457 says it. */
@NullMarked
package dev.afterrun.contracts.problem;

import org.jspecify.annotations.NullMarked;
