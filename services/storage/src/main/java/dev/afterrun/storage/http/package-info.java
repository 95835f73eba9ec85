/** What every request to storage shares. */
@NullMarked
package dev.afterrun.storage.http;

import org.jspecify.annotations.NullMarked;
