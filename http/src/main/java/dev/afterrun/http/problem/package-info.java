/** Every error as RFC 9457 problem+json. */
@NullMarked
package dev.afterrun.http.problem;

import org.jspecify.annotations.NullMarked;
