/** The local forge under the contract. */
@NullMarked
package dev.afterrun.forge.local;

import org.jspecify.annotations.NullMarked;
