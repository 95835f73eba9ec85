/** What is known of a job, over HTTP. */
@NullMarked
package dev.afterrun.storage.catalog.http;

import org.jspecify.annotations.NullMarked;
