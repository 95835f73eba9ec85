/** Tests of publishing, against a real PostgreSQL and a real store. */
@NullMarked
package dev.afterrun.storage.publishing;

import org.jspecify.annotations.NullMarked;
