/** Tokens of one repository over HTTP: what a CI system that signs nothing publishes with, and what tools install with. */
@NullMarked
package dev.afterrun.contracts.token;

import org.jspecify.annotations.NullMarked;
