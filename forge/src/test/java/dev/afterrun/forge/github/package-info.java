/** GitHub under the contract: against a double written from its public REST reference, and against peers from npm. */
@NullMarked
package dev.afterrun.forge.github;

import org.jspecify.annotations.NullMarked;
