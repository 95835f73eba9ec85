/** Upload tokens over HTTP: what a CI system that signs nothing publishes with. */
@NullMarked
package dev.afterrun.contracts.token;

import org.jspecify.annotations.NullMarked;
