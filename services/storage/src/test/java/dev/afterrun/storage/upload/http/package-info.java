/** Tests of what travels in requests of uploads. */
@NullMarked
package dev.afterrun.storage.upload.http;

import org.jspecify.annotations.NullMarked;
