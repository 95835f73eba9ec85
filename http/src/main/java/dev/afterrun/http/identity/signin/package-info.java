/** Signing in to pages: OpenID Connect's authorization code flow with PKCE, and sessions that browsers keep sealed. */
@NullMarked
package dev.afterrun.http.identity.signin;

import org.jspecify.annotations.NullMarked;
