/** What reading stored bytes again has shown, for operators. */
@NullMarked
package dev.afterrun.contracts.verification;

import org.jspecify.annotations.NullMarked;
