/** The local forge itself: a directory of pull requests behind one HTTP endpoint on the loopback address. */
@NullMarked
package dev.afterrun.forge.local.server;

import org.jspecify.annotations.NullMarked;
