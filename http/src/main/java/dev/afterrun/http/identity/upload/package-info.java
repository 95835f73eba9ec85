/** Upload tokens: those that storage made, and the signed ones that it gives for them. */
@NullMarked
package dev.afterrun.http.identity.upload;

import org.jspecify.annotations.NullMarked;
