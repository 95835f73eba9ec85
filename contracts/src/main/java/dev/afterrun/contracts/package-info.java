/** The words that every part of Afterrun shares: digests, commits, repositories, paths and their limits. */
@NullMarked
package dev.afterrun.contracts;

import org.jspecify.annotations.NullMarked;
