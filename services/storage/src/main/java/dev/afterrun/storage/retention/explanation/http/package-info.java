/** What is asked about rules over HTTP. */
@NullMarked
package dev.afterrun.storage.retention.explanation.http;

import org.jspecify.annotations.NullMarked;
