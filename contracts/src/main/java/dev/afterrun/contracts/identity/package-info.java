/** Whom a token proves to be calling, told to who brings it. */
@NullMarked
package dev.afterrun.contracts.identity;

import org.jspecify.annotations.NullMarked;
