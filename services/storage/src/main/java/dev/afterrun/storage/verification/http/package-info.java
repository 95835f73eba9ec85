/** The operator's view of verification over HTTP. */
@NullMarked
package dev.afterrun.storage.verification.http;

import org.jspecify.annotations.NullMarked;
