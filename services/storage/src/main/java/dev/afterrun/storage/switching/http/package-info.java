/** The switch over HTTP. */
@NullMarked
package dev.afterrun.storage.switching.http;

import org.jspecify.annotations.NullMarked;
