package dev.afterrun.blobs.swift;

import java.net.URI;

/**
 * What a login gave.
 *
 * @param storage the account's address, without a slash at its end
 */
record Account(URI storage, String token) {}
