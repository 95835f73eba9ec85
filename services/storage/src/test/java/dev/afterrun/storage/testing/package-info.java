/** What tests of storage run against: a real PostgreSQL, a directory, the local forge, and a clock that they set. */
@NullMarked
package dev.afterrun.storage.testing;

import org.jspecify.annotations.NullMarked;
