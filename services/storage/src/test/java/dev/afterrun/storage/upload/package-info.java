/** Tests of upload, against a real PostgreSQL and a real store. */
@NullMarked
package dev.afterrun.storage.upload;

import org.jspecify.annotations.NullMarked;
