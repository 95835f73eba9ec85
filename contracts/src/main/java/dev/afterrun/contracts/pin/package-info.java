/** Pins over HTTP: what somebody asked to keep, why, and until when. */
@NullMarked
package dev.afterrun.contracts.pin;

import org.jspecify.annotations.NullMarked;
