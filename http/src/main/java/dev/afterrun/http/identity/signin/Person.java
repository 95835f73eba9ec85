package dev.afterrun.http.identity.signin;

import dev.afterrun.http.identity.Account;

/**
 * Somebody who has signed in to the pages.
 *
 * @param account the principal that the realm's access token proves, wherever it is sent
 * @param shown how the realm calls them
 * @param form what a form of ours has to bring that changes something in their name: pages of others do not know it
 */
public record Person(Account account, String shown, String form) {}
