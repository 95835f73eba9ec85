/** What an installation says of itself to whoever asks what is wrong with it. */
@NullMarked
package dev.afterrun.contracts.doctor;

import org.jspecify.annotations.NullMarked;
