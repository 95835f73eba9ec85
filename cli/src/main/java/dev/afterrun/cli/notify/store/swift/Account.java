package dev.afterrun.cli.notify.store.swift;

import java.net.URI;

/** What a login gave: the account's address, and a token for it. */
record Account(URI storage, String token) {
    /** Without the token. */
    @Override
    public String toString() {
        return String.valueOf(storage);
    }
}
