/** Signing in from a terminal, by OAuth's device authorization grant (RFC 8628), and the tokens that are kept of it. */
@NullMarked
package dev.afterrun.cli.login;

import org.jspecify.annotations.NullMarked;
