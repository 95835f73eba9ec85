/** How a service looks at what it lives on, for whoever asks what is wrong. */
@NullMarked
package dev.afterrun.eventing.doctor;

import org.jspecify.annotations.NullMarked;
