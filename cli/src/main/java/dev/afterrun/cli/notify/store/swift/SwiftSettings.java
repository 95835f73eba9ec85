package dev.afterrun.cli.notify.store.swift;

import java.net.URI;

/**
 * Which container, and who asks.
 *
 * @param authentication Keystone's address with its version, or Swift's own {@code …/auth/v1.0}
 * @param tenant the project, or the account of Swift's own
 * @param container of ours alone, where nobody named one: then we may open it to readers
 * @param days after which what is put there is deleted
 */
public record SwiftSettings(
        URI authentication, String tenant, String user, String password, String container, Owner owner, int days) {

    /** Whose the container is. */
    public enum Owner {
        /** We derived its name. */
        US,
        /** The settings name it, and other things may lie in it. */
        OTHERS
    }

    /** Without the password. */
    @Override
    public String toString() {
        return container + " of " + tenant + " at " + authentication;
    }
}
