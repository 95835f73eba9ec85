package dev.afterrun.contracts.discovery;

import java.net.URI;

/**
 * Where people sign in from a terminal, by OAuth's device authorization grant (RFC 8628).
 *
 * @param issuer the authorization server, whose metadata (RFC 8414, OpenID Connect Discovery) tells the rest; {@code https}, or
 *     {@code http} of this machine
 * @param client the public client that the command line is
 * @param scope what it asks for: names with a space between
 */
public record SignIn(URI issuer, String client, String scope) {}
