/** Which versions of HTTP the services speak. */
@NullMarked
package dev.afterrun.http.version;

import org.jspecify.annotations.NullMarked;
