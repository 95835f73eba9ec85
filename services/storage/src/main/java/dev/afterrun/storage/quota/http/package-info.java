/** What repositories use, over HTTP. */
@NullMarked
package dev.afterrun.storage.quota.http;

import org.jspecify.annotations.NullMarked;
