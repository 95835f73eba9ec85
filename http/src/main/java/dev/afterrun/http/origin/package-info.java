/** Where the request that is being answered comes from. */
@NullMarked
package dev.afterrun.http.origin;

import org.jspecify.annotations.NullMarked;
