package dev.afterrun.blobs.swift;

import java.net.URI;
import java.util.Optional;

/** How a token is had. */
public sealed interface SwiftLogin {

    /**
     * Swift's own accounts.
     *
     * @param address as in {@code https://host/auth/v1.0}
     * @param user as in {@code account:user}
     */
    record TempAuth(URI address, String user, String password) implements SwiftLogin {
        /** Without the password. */
        @Override
        public String toString() {
            return "TempAuth[" + address + ", " + user + "]";
        }
    }

    /**
     * OpenStack's identity service, version 3.
     *
     * @param address as in {@code https://host/v3}
     * @param domain of both the user and the project, by name
     * @param region whose object store is meant; empty for the first in the catalogue
     */
    record Keystone(URI address, String user, String password, String domain, String project, Optional<String> region)
            implements SwiftLogin {
        /** Without the password. */
        @Override
        public String toString() {
            return "Keystone[" + address + ", " + user + ", " + project + "]";
        }
    }
}
