/** Who calls, told to whoever calls. */
@NullMarked
package dev.afterrun.storage.caller.http;

import org.jspecify.annotations.NullMarked;
