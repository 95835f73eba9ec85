/** Persisted sets over HTTP. */
@NullMarked
package dev.afterrun.storage.persisted.http;

import org.jspecify.annotations.NullMarked;
