/** JSON into records, with everything that is wrong with it told at once. */
@NullMarked
package dev.afterrun.http.json;

import org.jspecify.annotations.NullMarked;
