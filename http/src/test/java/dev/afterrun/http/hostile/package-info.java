/** Requests that nobody sends who means well, for the tests of every service that is asked over HTTP. */
@NullMarked
package dev.afterrun.http.hostile;

import org.jspecify.annotations.NullMarked;
