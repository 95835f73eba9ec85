/** Tests of disposal, against a real PostgreSQL and a real store. */
@NullMarked
package dev.afterrun.storage.disposal;

import org.jspecify.annotations.NullMarked;
