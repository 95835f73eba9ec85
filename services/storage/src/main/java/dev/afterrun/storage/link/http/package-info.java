/** How links are asked for, and opened. */
@NullMarked
package dev.afterrun.storage.link.http;

import org.jspecify.annotations.NullMarked;
