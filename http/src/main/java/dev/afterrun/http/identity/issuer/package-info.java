/** Tokens that somebody else signs: whose they are, their keys, and what has to hold of every one. */
@NullMarked
package dev.afterrun.http.identity.issuer;

import org.jspecify.annotations.NullMarked;
