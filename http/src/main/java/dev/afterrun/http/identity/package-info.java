/** Who calls, from a verified token, and what that allows. */
@NullMarked
package dev.afterrun.http.identity;

import org.jspecify.annotations.NullMarked;
